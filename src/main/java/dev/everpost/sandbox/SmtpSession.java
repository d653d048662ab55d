package dev.everpost.sandbox;

import dev.everpost.scenario.Journey;
import dev.everpost.scenario.Stage;
import dev.everpost.smtp.Reply;
import dev.everpost.world.World;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One client's dialogue with a simulated SMTP provider; every answer passes the faults first. One thread. */
final class SmtpSession {

    /** Larger messages get 552 5.3.4. */
    static final int SIZE_BYTES_MAX = 50 << 20;
    /** More recipients in one transaction get 452 4.5.3. */
    static final int RECIPIENTS_MAX = 100;

    private final Connection connection;
    private final SmtpAnswers answers;
    private final SmtpMoves moves;
    private final Certificates certificates;
    private final boolean tlsOffered;
    private final Intake intake;
    private final List<String> recipients = new ArrayList<>();
    private @Nullable String sender;

    /** Where a message goes once it is taken; gives the provider's id for it. */
    interface Intake {
        String take(String sender, List<String> recipients, byte[] content, Journey journey);
    }

    SmtpSession(
            World world,
            Connection connection,
            SmtpMoves moves,
            Certificates certificates,
            boolean tlsOffered,
            Intake intake) {
        this.connection = connection;
        this.answers = new SmtpAnswers(world, connection, moves);
        this.moves = moves;
        this.certificates = certificates;
        this.tlsOffered = tlsOffered;
        this.intake = intake;
    }

    void run() throws IOException {
        boolean more = answers.converse(Stage.CONNECT, "", Reply.of(220, "", "sandbox.everpost.invalid ESMTP"))
                .isPositive();
        while (more) {
            answers.flushUnlessMoreWaits();
            var line = connection.input().line();
            more = line != null && obey(line);
        }
        answers.flush();
    }

    private boolean obey(String line) throws IOException {
        int space = line.indexOf(' ');
        var verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
        var argument = space < 0 ? "" : line.substring(space + 1).strip();
        switch (verb) {
            case "EHLO" -> hello(extensions());
            case "HELO" -> hello(List.of("sandbox.everpost.invalid"));
            case "STARTTLS" -> startTls();
            case "AUTH" -> authenticate(argument);
            case "MAIL" -> mail(argument);
            case "RCPT" -> rcpt(argument);
            case "DATA" -> data();
            case "RSET" -> reset();
            case "NOOP" -> answers.converse(Stage.HELLO, "", Reply.of(250, "2.0.0", "OK"));
            case "QUIT" -> answers.converse(Stage.HELLO, "", Reply.of(221, "2.0.0", "Bye"));
            default -> answers.write(Reply.of(500, "5.5.2", "Unknown command"));
        }
        return !verb.equals("QUIT");
    }

    private List<String> extensions() {
        var lines = new ArrayList<>(List.of(
                "sandbox.everpost.invalid",
                "PIPELINING",
                "SIZE " + SIZE_BYTES_MAX,
                "8BITMIME",
                "SMTPUTF8",
                "ENHANCEDSTATUSCODES",
                "AUTH PLAIN LOGIN"));
        if (!connection.isTls() && (tlsOffered || moves.certificateExpired())) {
            lines.add("STARTTLS");
        }
        return lines;
    }

    private void hello(List<String> lines) throws IOException {
        forget();
        answers.converse(Stage.HELLO, "", new Reply(250, "", lines));
    }

    private void startTls() throws IOException {
        if (!answers.converse(Stage.HELLO, "", Reply.of(220, "2.0.0", "Ready")).isPositive()) {
            return;
        }
        answers.flush();
        connection.startTls(moves.certificateExpired() ? certificates.expired() : certificates.valid());
        forget();
    }

    /** Takes any credentials: what is rehearsed is the gateway, not its passwords. */
    private void authenticate(String argument) throws IOException {
        var words = argument.split(" +");
        int prompts = words[0].equalsIgnoreCase("LOGIN") ? 3 - words.length : 2 - words.length;
        for (int i = 0; i < prompts; i++) {
            answers.write(Reply.of(334, "", ""));
            answers.flush();
            if (connection.input().line() == null) {
                throw new EOFException("gone during AUTH");
            }
        }
        answers.converse(Stage.HELLO, "", Reply.of(235, "2.7.0", "Authenticated"));
    }

    private void mail(String argument) throws IOException {
        if (sender != null) {
            answers.write(Reply.of(503, "5.5.1", "A transaction is open"));
            return;
        }
        var path = path(argument, "FROM:");
        if (path == null) {
            answers.write(Reply.of(501, "5.5.4", "Syntax: MAIL FROM:<address>"));
        } else if (answers.converse(Stage.MAIL, "", Reply.of(250, "2.1.0", "OK"))
                .isPositive()) {
            sender = path;
        }
    }

    private void rcpt(String argument) throws IOException {
        var path = path(argument, "TO:");
        if (sender == null) {
            answers.write(Reply.of(503, "5.5.1", "MAIL first"));
        } else if (path == null || path.isEmpty()) {
            answers.write(Reply.of(501, "5.5.4", "Syntax: RCPT TO:<address>"));
        } else if (recipients.size() == RECIPIENTS_MAX) {
            answers.write(Reply.of(452, "4.5.3", "At most " + RECIPIENTS_MAX + " recipients"));
        } else if (answers.converse(Stage.RCPT, path, MailboxSimulator.answer(path))
                .isPositive()) {
            recipients.add(path);
        }
    }

    private void data() throws IOException {
        if (recipients.isEmpty() || sender == null) {
            answers.write(Reply.of(sender == null ? 503 : 554, "5.5.1", "No valid recipients"));
            return;
        }
        if (!answers.converse(Stage.DATA, "", Reply.of(354, "", "End with a dot"))
                .isPositive()) {
            return;
        }
        answers.flushUnlessMoreWaits();
        var content = connection.input().mailData(SIZE_BYTES_MAX);
        if (content == null) {
            answers.write(Reply.of(552, "5.3.4", "Larger than " + SIZE_BYTES_MAX + " bytes"));
        } else {
            body(sender, content);
        }
        forget();
    }

    /** The copies are delivered before the answer, and none when the answer is an error. */
    private void body(String from, byte[] content) throws IOException {
        var move = moves.at(Stage.BODY, "");
        var id = move instanceof Move.Say ? "" : intake.take(from, List.copyOf(recipients), content, moves.journey());
        answers.perform(Stage.BODY, move, Reply.of(250, "2.0.0", "Ok " + id));
    }

    private void reset() throws IOException {
        forget();
        answers.converse(Stage.HELLO, "", Reply.of(250, "2.0.0", "OK"));
    }

    private void forget() {
        sender = null;
        recipients.clear();
    }

    private static @Nullable String path(String argument, String keyword) {
        if (!argument.regionMatches(true, 0, keyword, 0, keyword.length())) {
            return null;
        }
        int open = argument.indexOf('<');
        int close = argument.lastIndexOf('>');
        return open < 0 || close < open ? null : argument.substring(open + 1, close);
    }
}
