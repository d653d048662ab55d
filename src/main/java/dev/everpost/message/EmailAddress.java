package dev.everpost.message;

import java.util.Locale;
import java.util.Optional;

/**
 * A mailbox as RFC 5321 section 4.1.2 has it: local part and domain, parsed once and printed from the parts.
 *
 * <p>Refused on purpose: source routes, comments, encoded words, quoted local parts with control characters, anything
 * with CR, LF or NUL. Non-ASCII text is allowed as in RFC 6531; {@link #isAscii()} tells whether SMTPUTF8 is needed.
 *
 * @param local the local part as written, quotes included
 * @param domain the domain in lower case, or an address literal in brackets
 */
public record EmailAddress(String local, String domain) {

    /** RFC 5321 section 4.5.3.1.1. */
    public static final int LOCAL_OCTETS_MAX = 64;
    /** RFC 5321 section 4.5.3.1.2. */
    public static final int DOMAIN_OCTETS_MAX = 255;

    /** Parses {@code local@domain}; empty when the text is not a mailbox in the strict sense above. */
    public static Optional<EmailAddress> parse(String text) {
        int at = text.lastIndexOf('@');
        if (at <= 0 || at == text.length() - 1) {
            return Optional.empty();
        }
        var local = text.substring(0, at);
        var written = text.substring(at + 1);
        var domain = written.startsWith("[") ? written : written.toLowerCase(Locale.ROOT);
        return MailboxSyntax.isLocal(local) && MailboxSyntax.isDomain(domain)
                ? Optional.of(new EmailAddress(local, domain))
                : Optional.empty();
    }

    /** Parses text that is known to be an address, such as one that the store gives back. */
    public static EmailAddress of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not an e-mail address: '" + text + "'"));
    }

    /** True when the address can travel without SMTPUTF8. */
    public boolean isAscii() {
        return MailboxSyntax.isAscii(local) && MailboxSyntax.isAscii(domain);
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
