package dev.everpost.app.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A provider that is reached by SMTP.
 *
 * @param verify whether its certificate must be valid and name {@code host}
 * @param ca PEM file of the authorities to trust, or null for the JDK's
 * @param username for AUTH, or null for none
 * @param localName what we call ourselves in EHLO; null is {@code listen.hostname}
 * @param patience for transactional and bulk mail
 * @param patienceCritical for critical mail
 */
public record SmtpCarrier(
        String host,
        int port,
        TlsMode tls,
        boolean verify,
        @Nullable Path ca,
        @Nullable String username,
        @Nullable Secret password,
        @Nullable String localName,
        Patience patience,
        Patience patienceCritical)
        implements ProviderSettings.Carrier {

    /** When TLS begins. */
    public enum TlsMode {
        /** Never. */
        NONE,
        /** With STARTTLS if it is offered. */
        OPPORTUNISTIC,
        /** With STARTTLS, or not at all. */
        STARTTLS,
        /** With the first byte. */
        IMPLICIT
    }

    /** Of a provider that nobody knows how to reach: lets reading go on, and is never used. */
    static final SmtpCarrier STAND_IN = new SmtpCarrier(
            "unknown.invalid", 587, TlsMode.STARTTLS, true, null, null, null, null, Patience.USUAL, Patience.CRITICAL);

    static SmtpCarrier read(Section section) {
        var ca = section.find("ca", Kinds.TEXT);
        return new SmtpCarrier(
                section.require("host", Kinds.HOST, "localhost"),
                section.get("port", Kinds.integer(1, 65_535), 587),
                section.get("tls", Kinds.choice(TlsMode.class), TlsMode.STARTTLS),
                section.get("verify", Kinds.YES_NO, true),
                ca == null ? null : Path.of(ca),
                section.find("username", Kinds.TEXT),
                section.find("password", Kinds.SECRET),
                section.find("local_name", Kinds.HOST),
                Patience.read(section.section("timeouts"), Patience.USUAL),
                Patience.read(section.section("timeouts_critical"), Patience.CRITICAL));
    }
}
