package dev.everpost.app.demo;

import dev.everpost.app.cli.Paint;
import dev.everpost.app.cli.Plain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws a {@link Picture}: as a panel for terminals, as one line for everything else. At most 80 columns. */
record PictureLines(Paint paint, double fullRate) {

    private static final int BAR = 24;
    private static final int COLUMNS = 80;

    /** A line of totals and one line for each provider. */
    List<String> panel(Picture picture) {
        var lines = new ArrayList<String>();
        lines.add("");
        for (var lane : picture.lanes()) {
            lines.add(lane(lane));
        }
        lines.add(paint.strong(Clock.minutes(picture.at()))
                + Plain.cut("  " + totals(picture) + oldest(picture), COLUMNS - "00:00".length()));
        return lines;
    }

    /** Everything in one line without bars, the totals first because a narrow place cuts the end. */
    String line(Picture picture) {
        var lanes = picture.lanes().stream()
                .map(lane -> lane.provider() + " " + rate(lane.rate()).strip() + mark(lane))
                .collect(Collectors.joining("  "));
        return Plain.cut(
                Clock.minutes(picture.at()) + "    in " + picture.accepted() + ", out " + picture.delivered()
                        + ", waiting " + picture.waiting() + "  " + lanes,
                COLUMNS);
    }

    private String lane(Picture.Lane lane) {
        var standing = String.format(Locale.ROOT, "%-9s", lane.standing());
        var text = String.format(Locale.ROOT, "  %-8s ", Plain.cut(lane.provider(), 8)) + bar(lane.rate())
                + rate(lane.rate()) + "/s  " + painted(lane.standing(), standing) + " ";
        int left = COLUMNS - Paint.width(text);
        return text + paint.faint(Plain.cut(lane.fault(), left));
    }

    private String bar(double rate) {
        int filled = rate <= 0 ? 0 : Math.clamp(Math.round(rate / fullRate * BAR), 1, BAR);
        return paint.good("█".repeat(filled)) + paint.faint("·".repeat(BAR - filled));
    }

    private static String rate(double rate) {
        return String.format(Locale.ROOT, "%5.0f", rate);
    }

    private static String mark(Picture.Lane lane) {
        return lane.standing().equals("up") ? "/s" : "/s " + lane.standing();
    }

    private String painted(String standing, String text) {
        return switch (standing) {
            case "up", "forced" -> paint.good(text);
            case "down", "drained" -> paint.bad(text);
            default -> paint.warning(text);
        };
    }

    private static String totals(Picture picture) {
        return "accepted " + picture.accepted() + ", delivered " + picture.delivered() + ", waiting "
                + picture.waiting();
    }

    /** Only what waits for longer than a moment is worth a word. */
    private static String oldest(Picture picture) {
        var words = picture.oldest().entrySet().stream()
                .filter(entry -> entry.getValue().compareTo(Duration.ofSeconds(1)) >= 0)
                .map(entry -> entry.getKey().label() + " " + entry.getValue().toSeconds() + " s")
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "" : "  oldest: " + words;
    }
}
