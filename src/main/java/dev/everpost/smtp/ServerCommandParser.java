package dev.everpost.smtp;

import dev.everpost.smtp.ServerCommand.Wrong;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The grammar of command lines: RFC 5321 section 4.1, RFC 3030 (BDAT), RFC 3207 (STARTTLS), RFC 4954 (AUTH). Stateless. */
final class ServerCommandParser {

    private static final int NAME_OCTETS_MAX = 255;
    private static final int SIZE_DIGITS_MAX = 18;
    private static final char NOT_UTF8 = '\uFFFD';

    private ServerCommandParser() {}

    /** Reads one line, without its CRLF. Never throws. */
    static ServerCommand parse(String line) {
        var text = line.stripTrailing();
        if (text.chars().anyMatch(c -> c < ' ' || c == 127 || c == NOT_UTF8)) {
            var reply = Reply.of(500, "5.5.2", "Commands are UTF-8 text without control characters");
            return new Wrong(reply, announcesContent(text));
        }
        int space = text.indexOf(' ');
        var verb = (space < 0 ? text : text.substring(0, space)).toUpperCase(Locale.ROOT);
        var rest = space < 0 ? "" : text.substring(space + 1).strip();
        return switch (verb) {
            case "EHLO" -> isName(rest) ? new ServerCommand.Ehlo(rest) : wrong("EHLO <your host name>");
            case "HELO" -> isName(rest) ? new ServerCommand.Helo(rest) : wrong("HELO <your host name>");
            case "MAIL" -> mail(rest);
            case "RCPT" -> rcpt(rest);
            case "BDAT" -> bdat(rest);
            case "AUTH" -> auth(rest);
            case "VRFY" -> rest.isEmpty() ? wrong("VRFY <user>") : new ServerCommand.Vrfy();
            case "NOOP" -> new ServerCommand.Noop();
            case "HELP" -> new ServerCommand.Help();
            case "DATA" -> bare("DATA", rest, new ServerCommand.Data());
            case "RSET" -> bare("RSET", rest, new ServerCommand.Rset());
            case "QUIT" -> bare("QUIT", rest, new ServerCommand.Quit());
            case "STARTTLS" -> bare("STARTTLS", rest, new ServerCommand.StartTls());
            default -> wrong(500, "5.5.2", "Command not recognised; try HELP");
        };
    }

    /** A line that is longer than commands may be. */
    static ServerCommand tooLong(String line, int octetsMax) {
        return new Wrong(ServerReplies.commandTooLong(octetsMax), announcesContent(line));
    }

    /** True of a BDAT line, however garbled: whoever cannot obey it cannot tell what follows from commands. */
    private static boolean announcesContent(String line) {
        return line.regionMatches(true, 0, "BDAT", 0, 4);
    }

    private static ServerCommand mail(String rest) {
        var path = afterKeyword("FROM:", rest);
        if (path == null) {
            return wrong("MAIL FROM:<address> [parameters]");
        }
        return switch (ServerParameters.parse(path.parameters(), ServerParameters.Command.MAIL)) {
            case ServerParameters.Invalid(var reply) -> new Wrong(reply, false);
            case ServerParameters.Valid(var values) -> mail(path.address(), values);
        };
    }

    private static ServerCommand mail(String address, Map<String, String> parameters) {
        return new ServerCommand.Mail(address.isEmpty() ? null : address, parameters);
    }

    private static ServerCommand rcpt(String rest) {
        var path = afterKeyword("TO:", rest);
        if (path == null) {
            return wrong("RCPT TO:<address> [parameters]");
        }
        if (path.address().isEmpty()) {
            return wrong(501, "5.1.3", "The null path is no recipient");
        }
        return switch (ServerParameters.parse(path.parameters(), ServerParameters.Command.RCPT)) {
            case ServerParameters.Invalid(var reply) -> new Wrong(reply, false);
            case ServerParameters.Valid(var values) -> new ServerCommand.Rcpt(path.address(), values);
        };
    }

    private static @Nullable ServerPath afterKeyword(String keyword, String rest) {
        return rest.regionMatches(true, 0, keyword, 0, keyword.length())
                ? ServerPath.parse(rest.substring(keyword.length()).stripLeading())
                : null;
    }

    /** A size that cannot be read leaves no way to tell content from commands, so it ends the session. */
    private static ServerCommand bdat(String rest) {
        var words = rest.split(" +", -1);
        boolean last = words.length == 2 && words[1].equalsIgnoreCase("LAST");
        boolean size = words[0].length() <= SIZE_DIGITS_MAX && isDigits(words[0]);
        if (!size || words.length > 2 || (words.length == 2 && !last)) {
            return new Wrong(syntax("BDAT <size> [LAST]"), true);
        }
        return new ServerCommand.Bdat(Long.parseLong(words[0]), last);
    }

    private static ServerCommand auth(String rest) {
        var words = rest.split(" +", -1);
        if (words[0].isEmpty() || words.length > 2) {
            return wrong("AUTH <mechanism> [initial response]");
        }
        return new ServerCommand.Auth(words[0].toUpperCase(Locale.ROOT), words.length == 2 ? words[1] : null);
    }

    private static ServerCommand bare(String verb, String rest, ServerCommand command) {
        return rest.isEmpty() ? command : wrong(verb + " takes no parameters");
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= NAME_OCTETS_MAX && name.indexOf(' ') < 0;
    }

    static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Wrong wrong(String usage) {
        return new Wrong(syntax(usage), false);
    }

    private static Wrong wrong(int code, String enhanced, String text) {
        return new Wrong(Reply.of(code, enhanced, text), false);
    }

    private static Reply syntax(String usage) {
        return Reply.of(501, "5.5.4", "Syntax: " + usage);
    }
}
