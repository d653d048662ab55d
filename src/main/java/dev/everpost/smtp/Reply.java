package dev.everpost.smtp;

import java.util.List;

/**
 * An SMTP reply: code, enhanced status code (RFC 3463) or empty, and one or more lines of text.
 *
 * @param enhanced such as {@code 5.7.1}, or {@code ""} where the reply has none (greeting, EHLO)
 */
public record Reply(int code, String enhanced, List<String> lines) {

    public Reply {
        lines = List.copyOf(lines);
        if (code < 200 || code > 599 || lines.isEmpty()) {
            throw new IllegalArgumentException("not an SMTP reply: " + code + " " + lines);
        }
    }

    /** A reply of one line. */
    public static Reply of(int code, String enhanced, String text) {
        return new Reply(code, enhanced, List.of(text));
    }

    /** 2xx or 3xx. */
    public boolean isPositive() {
        return code < 400;
    }

    /** 4xx. */
    public boolean isTransient() {
        return code >= 400 && code < 500;
    }

    /** 5xx. */
    public boolean isPermanent() {
        return code >= 500;
    }

    /** The whole reply in one line, for logs and outcomes. */
    public String inOneLine() {
        return code + " " + (enhanced.isEmpty() ? "" : enhanced + " ") + String.join(" ", lines);
    }
}
