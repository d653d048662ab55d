package dev.everpost.edge.rest;

import dev.everpost.message.EmailAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One address as people write it: {@code user@domain} or {@code Name <user@domain>} or {@code "Name" <user@domain>}.
 *
 * @param name the display name, decoded, without control characters; null when there is none
 */
public record NamedAddress(@Nullable String name, EmailAddress address) {

    /** Longer names are refused. */
    static final int NAME_LENGTH_MAX = 200;

    /** Parses one address; empty when it is none, or more than one. */
    public static Optional<NamedAddress> parse(String text) {
        var stripped = text.strip();
        int open = stripped.lastIndexOf('<');
        if (open < 0 || !stripped.endsWith(">")) {
            return EmailAddress.parse(stripped).map(address -> new NamedAddress(null, address));
        }
        var name = unquoted(stripped.substring(0, open).strip());
        if (name.length() > NAME_LENGTH_MAX || name.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        return EmailAddress.parse(stripped.substring(open + 1, stripped.length() - 1))
                .filter(_ -> name.indexOf('<') < 0)
                .map(address -> new NamedAddress(name.isEmpty() ? null : name, address));
    }

    private static String unquoted(String name) {
        boolean quoted = name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1") : name;
    }

    @Override
    public String toString() {
        return name == null ? address.toString() : name + " <" + address + ">";
    }
}
