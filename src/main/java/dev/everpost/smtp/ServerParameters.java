package dev.everpost.smtp;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The parameters of MAIL and RCPT: RFC 1870, 3461, 4954, 6152, 6531. */
sealed interface ServerParameters {

    /** Names in upper case; a parameter without a value has "". */
    record Valid(Map<String, String> values) implements ServerParameters {}

    record Invalid(Reply reply) implements ServerParameters {}

    /** Whose parameters. */
    enum Command {
        MAIL,
        RCPT;

        private boolean knows(String name) {
            return switch (this) {
                case MAIL ->
                    Set.of("SIZE", "BODY", "SMTPUTF8", "AUTH", "RET", "ENVID").contains(name);
                case RCPT -> Set.of("NOTIFY", "ORCPT").contains(name);
            };
        }
    }

    /** Reads parameters separated by spaces; "" has none. Never throws. */
    static ServerParameters parse(String text, Command command) {
        var values = new LinkedHashMap<String, String>();
        for (var parameter : text.isEmpty() ? new String[0] : text.split(" +", -1)) {
            int equals = parameter.indexOf('=');
            var name = (equals < 0 ? parameter : parameter.substring(0, equals)).toUpperCase(Locale.ROOT);
            var value = equals < 0 ? "" : parameter.substring(equals + 1);
            if (!command.knows(name)) {
                return new Invalid(Reply.of(555, "5.5.4", "A " + command + " parameter is not supported here"));
            }
            if (!isSound(name, value, equals >= 0)) {
                return new Invalid(Reply.of(501, "5.5.4", "Bad value of parameter " + name));
            }
            if (values.put(name, value) != null) {
                return new Invalid(Reply.of(501, "5.5.4", "Parameter " + name + " given twice"));
            }
        }
        return new Valid(values);
    }

    private static boolean isSound(String name, String value, boolean given) {
        return switch (name) {
            case "SIZE" -> value.length() <= 20 && ServerCommandParser.isDigits(value);
            case "BODY" -> value.equalsIgnoreCase("7BIT") || value.equalsIgnoreCase("8BITMIME");
            case "SMTPUTF8" -> !given;
            case "AUTH" -> value.equals("<>") || ServerXtext.isSound(value, 500);
            case "RET" -> value.equalsIgnoreCase("FULL") || value.equalsIgnoreCase("HDRS");
            case "ENVID" -> ServerXtext.isSound(value, 100);
            case "NOTIFY" -> isNotify(value.toUpperCase(Locale.ROOT));
            case "ORCPT" -> isOriginalRecipient(value);
            default -> false;
        };
    }

    private static boolean isNotify(String value) {
        if (value.equals("NEVER")) {
            return true;
        }
        var words = value.split(",", -1);
        return words.length <= 3 && Set.of("SUCCESS", "FAILURE", "DELAY").containsAll(Arrays.asList(words));
    }

    private static boolean isOriginalRecipient(String value) {
        int semicolon = value.indexOf(';');
        if (semicolon < 1 || value.length() > 500) {
            return false;
        }
        var type = value.substring(0, semicolon);
        var address = value.substring(semicolon + 1);
        return type.chars().allMatch(c -> Character.isLetterOrDigit(c) && c < 128 || c == '-')
                && (type.equalsIgnoreCase("utf-8")
                        ? ServerXtext.isInternational(address, 500)
                        : ServerXtext.isSound(address, 500));
    }
}
