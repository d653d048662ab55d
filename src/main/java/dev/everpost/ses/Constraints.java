package dev.everpost.ses;

import dev.everpost.ses.SesError.Kind;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What AWS services demand of members of a request, and their words when it is not met. */
public final class Constraints {

    /** Names of templates, configuration sets and event destinations. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

    /** Longest name of an object, in characters. */
    static final int NAME_CHARS_MAX = 64;

    private Constraints() {}

    /** The flaw of a required member that is absent. */
    public static Optional<SesError> present(String member, @Nullable Object value) {
        return value == null ? flaw("Value null", member, "Member must not be null") : Optional.empty();
    }

    /** The flaw of an object's name: letters, digits, '_' and '-', at most 64. */
    public static Optional<SesError> name(String member, String value) {
        if (value.length() > NAME_CHARS_MAX) {
            return length(member, value, NAME_CHARS_MAX);
        }
        return NAME.matcher(value).matches()
                ? Optional.empty()
                : bad("Invalid " + spaced(member) + " <" + shown(value)
                        + ">: only alphanumeric ASCII characters, '_', and '-' are allowed.");
    }

    /** The flaw of a text that is too long. */
    public static Optional<SesError> length(String member, @Nullable String value, int most) {
        return value == null || value.length() <= most
                ? Optional.empty()
                : flaw(
                        "Value of " + value.length() + " characters",
                        member,
                        "Member must have length less than or equal to " + most);
    }

    /** The flaw of a number out of its range. */
    public static Optional<SesError> range(String member, @Nullable Number value, long least, long most) {
        if (value == null || value.longValue() >= least && value.longValue() <= most) {
            return Optional.empty();
        }
        boolean below = value.longValue() < least;
        return flaw(
                "Value '" + value + "'",
                member,
                "Member must have value "
                        + (below ? "greater than or equal to " + least : "less than or equal to " + most));
    }

    /** The flaw of a word that is none of those allowed. */
    public static Optional<SesError> choice(String member, @Nullable String value, Collection<String> allowed) {
        return value == null || allowed.contains(value)
                ? Optional.empty()
                : flaw("Value '" + shown(value) + "'", member, "Member must satisfy enum value set: " + allowed);
    }

    static Optional<SesError> bad(String message) {
        return Optional.of(SesError.of(Kind.BAD_REQUEST, message));
    }

    private static Optional<SesError> flaw(String value, String member, String constraint) {
        return bad("1 validation error detected: " + value + " at '" + member + "' failed to satisfy constraint: "
                + constraint);
    }

    private static String spaced(String member) {
        return member.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    static String shown(String value) {
        return value.length() <= 100 ? value : value.substring(0, 100) + "...";
    }
}
