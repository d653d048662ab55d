package dev.everpost.mime;

import dev.everpost.message.EmailAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * A strict reader of mailbox lists, {@code Name <a@b>, c@d}: RFC 5322 section 3.4 without its obsolete forms.
 *
 * <p>Refused on purpose, because parsers disagree about them: groups, comments, source routes, encoded words or routing
 * characters ({@code %}, {@code !}) in the local part, quoted local parts that hold address punctuation, empty entries.
 * Time is linear in the text; nothing recurses.
 */
public final class AddressList {

    /** Longest text taken, in characters; as Postfix limits a header. */
    public static final int CHARS_MAX = 102_400;
    /** Most mailboxes taken. */
    public static final int MAILBOXES_MAX = 1000;

    private static final String QUOTED_LOCAL_FORBIDDEN = "@<>,;:%!";

    private AddressList() {}

    /** What was read. */
    public sealed interface Reading {

        /** The mailboxes in their order; at least one. */
        record Mailboxes(List<NamedAddress> all) implements Reading {
            public Mailboxes {
                all = List.copyOf(all);
            }
        }

        /** Not a list of mailboxes; {@code why} is for the person who wrote it. */
        record Invalid(String why) implements Reading {}
    }

    /** Reads one mailbox or more. A folded header must be unfolded first: line breaks are refused. */
    public static Reading parse(String text) {
        if (text.length() > CHARS_MAX) {
            return new Reading.Invalid(
                    "the address list has " + text.length() + " characters; the limit is " + CHARS_MAX);
        }
        if (FieldText.hasControl(text)) {
            return new Reading.Invalid("line breaks and control characters are not allowed in addresses");
        }
        var found = new ArrayList<NamedAddress>();
        for (int start = 0; start <= text.length(); ) {
            int end = MailboxScan.end(text, start);
            switch (one(text.substring(start, end).strip())) {
                case Reading.Mailboxes one -> found.addAll(one.all());
                case Reading.Invalid invalid -> {
                    return invalid;
                }
            }
            if (found.size() > MAILBOXES_MAX) {
                return new Reading.Invalid("more than " + MAILBOXES_MAX + " addresses");
            }
            start = end + 1;
        }
        return new Reading.Mailboxes(found);
    }

    /** Reads exactly one mailbox. */
    public static Reading parseOne(String text) {
        var reading = parse(text);
        return reading instanceof Reading.Mailboxes(var all) && all.size() > 1
                ? new Reading.Invalid("one address is expected, " + all.size() + " are given")
                : reading;
    }

    private static Reading one(String piece) {
        if (piece.isEmpty()) {
            return new Reading.Invalid("an address is missing");
        }
        int angle = MailboxScan.angle(piece);
        if (angle < 0) {
            return mailbox("", piece);
        }
        if (!piece.endsWith(">")) {
            return new Reading.Invalid("text after the closing '>' in " + FieldText.shown(piece));
        }
        var name = DisplayName.parse(piece.substring(0, angle).strip());
        return name.isPresent()
                ? mailbox(name.get(), piece.substring(angle + 1, piece.length() - 1))
                : new Reading.Invalid("the display name of " + FieldText.shown(piece)
                        + " holds special characters: put it in quotes");
    }

    private static Reading mailbox(String name, String text) {
        var address = EmailAddress.parse(text);
        if (address.isEmpty()) {
            return new Reading.Invalid(diagnosis(text) + ": " + FieldText.shown(text));
        }
        return isTrap(address.get().local())
                ? new Reading.Invalid("encoded words, '%' and '!' routes and quoted address punctuation are not taken: "
                        + FieldText.shown(text))
                : new Reading.Mailboxes(List.of(new NamedAddress(name, address.get())));
    }

    private static boolean isTrap(String local) {
        if (local.startsWith("\"")) {
            return local.chars().anyMatch(c -> QUOTED_LOCAL_FORBIDDEN.indexOf(c) >= 0);
        }
        return local.contains("=?") || local.indexOf('%') >= 0 || local.indexOf('!') >= 0;
    }

    private static String diagnosis(String text) {
        if (text.indexOf('@') < 0) {
            return "Missing final '@domain'";
        }
        if (text.indexOf('(') >= 0) {
            return "comments in parentheses are not taken";
        }
        if (text.startsWith("@")) {
            return "source routes are not taken";
        }
        return text.indexOf(':') >= 0 || text.indexOf(';') >= 0
                ? "groups and source routes are not taken"
                : "not an e-mail address";
    }
}
