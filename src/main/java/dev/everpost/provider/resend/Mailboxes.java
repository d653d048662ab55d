package dev.everpost.provider.resend;

import dev.everpost.mime.NamedAddress;
import dev.everpost.provider.web.OwnFields;
import java.util.regex.Pattern;

/** Mailboxes in the one text that Resend takes: {@code Name <user@example.com>}, RFC 5322 section 3.4. */
final class Mailboxes {

    /** Letters of any script, digits and what an atom may hold, in words. */
    private static final Pattern PLAIN =
            Pattern.compile("[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+( [\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");

    private Mailboxes() {}

    static String text(NamedAddress named) {
        var name = OwnFields.oneLine(named.name());
        var address = named.address().toString();
        if (name.isEmpty()) {
            return address;
        }
        var phrase = PLAIN.matcher(name).matches()
                ? name
                : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        return phrase + " <" + address + ">";
    }

    /** The address in such a text, in lower case. */
    static String address(String text) {
        int open = text.lastIndexOf('<');
        int close = text.lastIndexOf('>');
        var address = open >= 0 && close > open ? text.substring(open + 1, close) : text;
        return address.strip().toLowerCase(java.util.Locale.ROOT);
    }
}
