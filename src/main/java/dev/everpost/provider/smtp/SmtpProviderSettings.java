package dev.everpost.provider.smtp;

import dev.everpost.message.MessageClass;
import dev.everpost.smtp.ClientCredentials;
import dev.everpost.smtp.ClientPatience;
import dev.everpost.smtp.ClientTls;
import dev.everpost.smtp.SmtpClientKeeping;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to reach and use one account at an SMTP relay. Prints no secret.
 *
 * @param credentials null for a relay that needs none
 * @param localName what EHLO says: this machine's domain, or an address literal
 * @param critical waiting times for messages of class critical, for which a fast no is worth more than a slow yes
 * @param others waiting times for all other messages
 * @param passDsn hand the submitter's DSN wishes on to a server that offers DSN
 */
public record SmtpProviderSettings(
        String host,
        int port,
        Encryption encryption,
        @Nullable ClientCredentials credentials,
        String localName,
        ClientPatience critical,
        ClientPatience others,
        SmtpClientKeeping keeping,
        Limits limits,
        boolean passDsn) {

    /** 1.5 s to connect, 1.5 s per command, 4 s for the final dot. */
    public static final ClientPatience CRITICAL =
            new ClientPatience(Duration.ofMillis(1500), Duration.ofMillis(1500), Duration.ofSeconds(4));

    /** 5 s to connect, 5 s per command, 60 s for the final dot. */
    public static final ClientPatience OTHERS =
            new ClientPatience(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(60));

    /**
     * When and with whom a connection is encrypted.
     *
     * @param verify check the certificate and its host name
     * @param caFile PEM certificates trusted instead of the machine's, or null
     * @param plaintextAuth send the password unencrypted to another machine
     */
    public record Encryption(
            ClientTls.Mode mode, boolean verify, @Nullable Path caFile, boolean plaintextAuth) {

        /** Encrypted as {@code mode} says, certificates checked against the machine's authorities. */
        public static Encryption verified(ClientTls.Mode mode) {
            return new Encryption(mode, true, null, false);
        }
    }

    /** What may be offered to this provider in one transaction. */
    public record Limits(long sizeBytesMax, int recipientsMax) {

        /** 50 MB, 100 recipients. */
        public static final Limits STANDARD = new Limits(50_000_000, 100);
    }

    /** A relay with the usual numbers: STARTTLS required and verified, no AUTH. */
    public static SmtpProviderSettings of(String host, int port, String localName) {
        return new SmtpProviderSettings(
                host,
                port,
                Encryption.verified(ClientTls.Mode.STARTTLS),
                null,
                localName,
                CRITICAL,
                OTHERS,
                SmtpClientKeeping.STANDARD,
                Limits.STANDARD,
                true);
    }

    /** The waiting times for a class. */
    public ClientPatience patience(MessageClass messageClass) {
        return switch (messageClass) {
            case CRITICAL -> critical;
            case TRANSACTIONAL, BULK -> others;
        };
    }
}
