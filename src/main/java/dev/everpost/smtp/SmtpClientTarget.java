package dev.everpost.smtp;

import org.jspecify.annotations.Nullable;

/**
 * A server to talk to, and how to introduce ourselves.
 *
 * @param host a name or an address; the name that the certificate must carry
 * @param localName what EHLO says: a domain or an address literal
 * @param credentials null for no AUTH
 * @param plaintextAuth send a password over an unencrypted connection to another machine; loopback is always allowed
 */
public record SmtpClientTarget(
        String host,
        int port,
        ClientTls tls,
        String localName,
        @Nullable ClientCredentials credentials,
        boolean plaintextAuth) {

    public SmtpClientTarget {
        if (!localName.matches("[A-Za-z0-9\\[][A-Za-z0-9.:\\]_-]{0,254}")) {
            throw new IllegalArgumentException("the EHLO name must be a domain or an address literal: '"
                    + localName.replaceAll("\\p{Cc}", "?") + "'");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " of " + host + " is not in 1..65535");
        }
    }
}
