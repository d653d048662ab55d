package dev.everpost.smtp;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a server offers in its answer to EHLO (RFC 5321 section 4.1.1.1), reduced to what the client uses.
 *
 * @param sizeMaxOctets the largest message it says it takes (RFC 1870); 0 when it names none
 * @param sizeOffered whether MAIL may carry SIZE=
 * @param authMechanisms in upper case
 */
public record SmtpClientCapabilities(
        boolean pipelining,
        boolean eightBitMime,
        boolean smtpUtf8,
        boolean startTls,
        boolean dsn,
        boolean sizeOffered,
        long sizeMaxOctets,
        Set<String> authMechanisms) {

    public SmtpClientCapabilities {
        authMechanisms = Set.copyOf(authMechanisms);
    }

    /** A server that knows only HELO. */
    public static SmtpClientCapabilities none() {
        return new SmtpClientCapabilities(false, false, false, false, false, false, 0, Set.of());
    }

    /** Reads the keywords; unknown and malformed ones are passed over. */
    public static SmtpClientCapabilities of(Reply ehlo) {
        var offered = new HashSet<String>();
        var mechanisms = new HashSet<String>();
        long size = 0;
        for (var line : ehlo.lines().subList(1, ehlo.lines().size())) {
            var words = line.strip().toUpperCase(Locale.ROOT).split("[ =]+");
            offered.add(words[0]);
            if (words[0].equals("AUTH")) {
                mechanisms.addAll(Arrays.asList(words).subList(1, words.length));
            } else if (words[0].equals("SIZE") && words.length > 1) {
                size = octets(words[1]);
            }
        }
        return new SmtpClientCapabilities(
                offered.contains("PIPELINING"),
                offered.contains("8BITMIME"),
                offered.contains("SMTPUTF8"),
                offered.contains("STARTTLS"),
                offered.contains("DSN"),
                offered.contains("SIZE"),
                size,
                mechanisms);
    }

    private static long octets(String digits) {
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
    }
}
