package dev.everpost.app.demo;

import dev.everpost.app.cli.Paint;
import dev.everpost.app.cli.Table;
import dev.everpost.scenario.Expectations;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tells the end of a story: the count, how it is known, and what it cost. At most 80 columns. */
record EndingLines(Paint paint) {

    private static final int COLUMNS = 80;
    private static final int FINDINGS_MAX = 5;

    List<String> of(Ending ending, Expectations expected) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(paint.strong("What came of it"));
        lines.addAll(indented(count(ending).lines()));
        findings(lines, "duplicate", ending.verdict().duplicates());
        findings(lines, "lost", ending.verdict().lost());
        findings(lines, "not delivered", ending.verdict().told());
        findings(lines, "unfinished", ending.verdict().unfinished());
        lines.add("");
        lines.addAll(indented(delays(ending).lines()));
        lines.add("");
        failovers(lines, ending);
        lines.addAll(verdict(ending.disappointments(expected)));
        return lines;
    }

    private Table count(Ending ending) {
        var verdict = ending.verdict();
        var lost = String.valueOf(verdict.lost().size());
        var table = new Table()
                .row("accepted", number(verdict.accepted()), "got 250 or 202; their senders kept the ids")
                .row("delivered", number(verdict.delivered()), "looked up id by id in the recipients' mailboxes")
                .row(
                        "lost",
                        verdict.lost().isEmpty() ? paint.good(pad(lost)) : paint.bad(pad(lost)),
                        lostWords(verdict))
                .row("duplicates", number(verdict.duplicates().size()), duplicatesWords(verdict));
        if (!verdict.told().isEmpty()) {
            table.row("not delivered", number(verdict.told().size()), "refused, expired or cancelled, with the reason");
        }
        if (ending.notAccepted() > 0) {
            table.row("not accepted", number(ending.notAccepted()), "got no yes, so their senders still have them");
        }
        return table.row("carried", "", carried(ending));
    }

    private static String lostWords(Verdict verdict) {
        int gone = verdict.accepted() - verdict.delivered();
        return "accepted - delivered = " + gone + (verdict.lost().size() == gone ? "" : ", less those explained below");
    }

    private static String duplicatesWords(Verdict verdict) {
        if (verdict.resent() == 0) {
            return verdict.duplicates().isEmpty() ? "no outcome was unknown" : "by id and reason below";
        }
        return verdict.resent() + " more sent again after an unknown outcome, arrived once";
    }

    private static String carried(Ending ending) {
        return ending.carried().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private void findings(List<String> lines, String what, List<Verdict.Finding> findings) {
        findings.stream()
                .limit(FINDINGS_MAX)
                .forEach(finding -> lines.addAll(
                        Wrapped.lines("    " + what + "  ", finding.message() + " " + finding.why(), COLUMNS)));
        if (findings.size() > FINDINGS_MAX) {
            lines.add("    " + what + "  and " + (findings.size() - FINDINGS_MAX) + " more");
        }
    }

    private static Table delays(Ending ending) {
        var table = new Table().row("class", "messages", "median", "slowest", "over " + Clock.span(Delays.LATE));
        ending.delays()
                .forEach(of -> table.row(
                        of.messageClass().label(),
                        number(of.messages()),
                        Clock.span(of.median()),
                        Clock.span(of.slowest()),
                        number(of.late())));
        return table;
    }

    private static void failovers(List<String> lines, Ending ending) {
        if (ending.failovers().isEmpty()) {
            lines.add("  failover  none was needed: no message had to change its provider");
        }
        ending.failovers()
                .forEach(failover -> lines.addAll(Wrapped.lines(
                        "  failover  ",
                        Clock.span(failover.after()) + " to " + failover.to() + " when " + failover.from() + " "
                                + failover.fault(),
                        COLUMNS)));
    }

    private List<String> verdict(List<String> disappointments) {
        return disappointments.isEmpty()
                ? List.of("", paint.good("Everything expected of it held."))
                : List.of("", paint.bad("Not as expected: ") + String.join("; ", disappointments) + ".");
    }

    private static List<String> indented(List<String> lines) {
        return lines.stream().map(line -> "  " + line).toList();
    }

    private static String number(int number) {
        return pad(String.valueOf(number));
    }

    private static String pad(String number) {
        return " ".repeat(Math.max(0, 6 - number.length())) + number;
    }
}
