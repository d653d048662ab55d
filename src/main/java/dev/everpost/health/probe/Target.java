package dev.everpost.health.probe;

import dev.everpost.fact.ProviderName;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A provider's door, as mail finds it. Immutable.
 *
 * @param vendor as configurations name the type; two targets of one vendor may fail together without it being us
 * @param host a name or an address, without brackets; the name that the certificate must carry
 */
public record Target(ProviderName provider, String vendor, String host, int port, Speech speech, Trust trust) {

    /** What is spoken behind the door. */
    public sealed interface Speech {}

    /**
     * SMTP.
     *
     * @param wantsAuth mail by this provider logs in, so AUTH must be offered
     * @param localName what EHLO says
     */
    public record Mail(Encryption encryption, boolean wantsAuth, String localName) implements Speech {}

    /**
     * HTTP.
     *
     * @param secure whether it is HTTPS
     * @param path of the API, {@code /} at least
     */
    public record Web(boolean secure, String path) implements Speech {}

    /** Nothing is spoken: a reference proves our network by taking a connection. */
    public record Silent() implements Speech {}

    /** When an SMTP connection becomes encrypted. */
    public enum Encryption {
        NEVER,
        IF_OFFERED,
        STARTTLS,
        IMPLICIT
    }

    /**
     * Whose certificates are believed.
     *
     * @param verify false believes anybody
     * @param authorities PEM file instead of the machine's authorities; null for the machine's
     */
    public record Trust(boolean verify, @Nullable Path authorities) {

        /** The machine's authorities. */
        public static final Trust OF_THE_MACHINE = new Trust(true, null);
    }

    /** The steps that a probe of it takes. */
    public Set<Step> steps() {
        return switch (speech) {
            case Mail(var encryption, var _, var _) ->
                encryption == Encryption.NEVER
                        ? EnumSet.of(Step.DNS, Step.CONNECT, Step.GREETING)
                        : EnumSet.of(Step.DNS, Step.CONNECT, Step.TLS, Step.GREETING);
            case Web(var secure, var _) ->
                secure
                        ? EnumSet.of(Step.DNS, Step.CONNECT, Step.TLS, Step.HTTP)
                        : EnumSet.of(Step.DNS, Step.CONNECT, Step.HTTP);
            case Silent() -> EnumSet.of(Step.DNS, Step.CONNECT);
        };
    }

    /** The host as an HTTP request names it (RFC 9110 section 7.2). */
    String authority() {
        boolean usual = speech instanceof Web(var secure, var _) && port == (secure ? 443 : 80);
        return usual ? door().substring(0, door().lastIndexOf(':')) : door();
    }

    /** For people: {@code mail.example.com:587}. */
    public String door() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
