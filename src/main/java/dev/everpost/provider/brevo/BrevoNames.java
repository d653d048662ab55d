package dev.everpost.provider.brevo;

import dev.everpost.mime.NamedAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Mailboxes in Brevo's form, with the names that Brevo carries well: it takes 70 characters, and loses names with letters beyond
 * ASCII beside specials of RFC 5322 such as a comma. Notes each name that had to change. For one message and one thread.
 */
record BrevoNames(List<String> adaptations) {

    private static final int NAME_CHARS_MAX = 70;
    private static final String SPECIALS = "[()<>\\[\\]:;@\\\\,.\"]";

    Map<String, Object> mailbox(NamedAddress named) {
        return mailbox(named, carried(named.name()));
    }

    /** Brevo writes names in Reply-To unencoded, so one beyond ASCII is left out. */
    Map<String, Object> replyTo(NamedAddress named) {
        if (!isAscii(named.name())) {
            adaptations.add("the name in Reply-To left out, for Brevo would send it unencoded");
            return mailbox(named, "");
        }
        return mailbox(named);
    }

    List<Map<String, Object>> mailboxes(List<NamedAddress> all) {
        return all.stream().map(this::mailbox).toList();
    }

    private static Map<String, Object> mailbox(NamedAddress named, String name) {
        var mailbox = new LinkedHashMap<String, Object>();
        mailbox.put("email", named.address().toString());
        if (!name.isBlank()) {
            mailbox.put("name", name);
        }
        return mailbox;
    }

    private String carried(String name) {
        var plain = isAscii(name) ? name : name.replaceAll(SPECIALS, " ").replaceAll(" {2,}", " ");
        if (plain.codePointCount(0, plain.length()) > NAME_CHARS_MAX) {
            plain = plain.substring(0, plain.offsetByCodePoints(0, NAME_CHARS_MAX));
        }
        if (!plain.equals(name)) {
            adaptations.add("a display name simplified");
        }
        return plain.strip();
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
