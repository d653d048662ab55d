package dev.everpost.acceptance;

import java.util.Locale;

/**
 * A small message of the tests, the same at every try.
 *
 * @param key tells a retry from a second message; null where none is sent
 * @param messageClass as the header and the JSON member write it
 */
record Letter(String to, String messageClass, String key) {

    static final String FROM = "shop@example.com";

    static Letter to(String to) {
        return new Letter(to, "transactional", null);
    }

    Letter of(String otherClass) {
        return new Letter(to, otherClass.toLowerCase(Locale.ROOT), key);
    }

    Letter keyed(String newKey) {
        return new Letter(to, messageClass, newKey);
    }

    /** For REST. */
    String json() {
        return """
                {"from": "%s", "to": ["%s"], "subject": "Your order", "text": "On its way.", "class": "%s"}""".formatted(FROM, to, messageClass);
    }

    /** For SMTP: the whole message without its last dot. */
    String mail() {
        var keyLine = key == null ? "" : "X-Everpost-Idempotency-Key: " + key + "\r\n";
        return keyLine + "X-Everpost-Class: " + messageClass + "\r\nFrom: " + FROM + "\r\nTo: " + to
                + "\r\nSubject: Your order\r\n\r\nOn its way.\r\n";
    }
}
