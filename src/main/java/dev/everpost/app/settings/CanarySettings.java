package dev.everpost.app.settings;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.everpost.message.EmailAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Canaries: messages of our own to a mailbox of our own.
 *
 * @param every so often by each provider
 * @param within it should arrive, before there is a usual time
 * @param from its sender, verified with every provider
 * @param providers those that carry canaries; none means all
 */
public record CanarySettings(
        Duration every, Duration within, EmailAddress from, List<String> providers, SeedMailbox mailbox) {

    private static final EmailAddress NOBODY = EmailAddress.of("canary@example.com");

    private static final Kind<EmailAddress> ADDRESS =
            Kind.open("an address such as canary@example.com", EmailAddress::parse, EmailAddress::toString);

    /**
     * Where they should arrive.
     *
     * @param ca PEM file of the authorities to trust, or null for the JDK's
     * @param spam the folder for unwanted mail, or null
     */
    public record SeedMailbox(
            EmailAddress address,
            String host,
            int port,
            TlsMode tls,
            @Nullable Path ca,
            String username,
            Secret password,
            String inbox,
            @Nullable String spam) {

        /** When TLS begins. */
        public enum TlsMode {
            NONE,
            STARTTLS,
            IMPLICIT
        }

        private static SeedMailbox read(Section section) {
            var ca = section.find("ca", Kinds.TEXT);
            return new SeedMailbox(
                    section.require("address", ADDRESS, NOBODY),
                    section.require("host", Kinds.HOST, "localhost"),
                    section.get("port", Kinds.integer(1, 65_535), 993),
                    section.get("tls", Kinds.choice(TlsMode.class), TlsMode.IMPLICIT),
                    ca == null ? null : Path.of(ca),
                    section.require("username", Kinds.TEXT, ""),
                    section.require("password", Kinds.SECRET, new Secret("")),
                    section.get("inbox", Kinds.TEXT, "INBOX"),
                    section.find("spam", Kinds.TEXT));
        }
    }

    public CanarySettings {
        providers = List.copyOf(providers);
    }

    static @Nullable CanarySettings readIfGiven(@Nullable Section section) {
        return section == null
                ? null
                : new CanarySettings(
                        section.get("every", Kinds.duration(ofSeconds(10), ofDays(1)), ofMinutes(15)),
                        section.get("within", Kinds.duration(ofSeconds(10), ofDays(1)), ofMinutes(10)),
                        section.require("from", ADDRESS, NOBODY),
                        section.oneOrMore("providers", Kinds.NAME, List.of()),
                        SeedMailbox.read(section.section("mailbox")));
    }
}
