package dev.everpost.health.canary;

import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * How a mailbox is reached. {@link #toString} shows no password.
 *
 * @param encryption when TLS begins
 * @param trust makes TLS sockets that believe other authorities than the machine's; null for the machine's
 * @param timeout for the connection, and for each answer
 * @param inbox the folder where mail arrives
 * @param spam the folder for unwanted mail; null when there is none
 */
public record ImapAccess(
        String host,
        int port,
        Encryption encryption,
        @Nullable SSLSocketFactory trust,
        String username,
        String password,
        Duration timeout,
        String inbox,
        @Nullable String spam) {

    /** When TLS begins. */
    public enum Encryption {
        /** Never: for a server on this machine. */
        NONE,
        /** With STARTTLS, or not at all. */
        STARTTLS,
        /** With the first byte. */
        IMPLICIT
    }

    String protocol() {
        return encryption == Encryption.IMPLICIT ? "imaps" : "imap";
    }

    Properties properties() {
        var millis = String.valueOf(timeout.toMillis());
        var properties = new Properties();
        var prefix = "mail." + protocol() + ".";
        properties.setProperty(prefix + "connectiontimeout", millis);
        properties.setProperty(prefix + "timeout", millis);
        properties.setProperty(prefix + "writetimeout", millis);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.setProperty(prefix + "starttls.enable", String.valueOf(encryption == Encryption.STARTTLS));
        properties.setProperty(prefix + "starttls.required", String.valueOf(encryption == Encryption.STARTTLS));
        if (trust != null) {
            properties.put(prefix + "ssl.socketFactory", trust);
        }
        return properties;
    }

    @Override
    public String toString() {
        return "ImapAccess[" + username + " at " + host + ":" + port + ", " + encryption + ", password hidden]";
    }
}
