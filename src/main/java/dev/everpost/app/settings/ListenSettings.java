package dev.everpost.app.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the gateway listens.
 *
 * @param smtp SMTP with STARTTLS when there is a certificate; at least one
 * @param smtps SMTP with TLS from the first byte (RFC 8314)
 * @param http API, SES endpoint, metrics and health; put a TLS proxy before it when it leaves the machine
 * @param hostname what the greeting and our trace headers call us; null is the machine's own name
 */
public record ListenSettings(
        List<HostPort> smtp,
        List<HostPort> smtps,
        HostPort http,
        @Nullable String hostname,
        Tls tls) {

    public ListenSettings {
        smtp = List.copyOf(smtp);
        smtps = List.copyOf(smtps);
    }

    static ListenSettings read(Section section) {
        return new ListenSettings(
                section.oneOrMore("smtp", Kinds.LISTEN, List.of(new HostPort("127.0.0.1", 2525))),
                section.oneOrMore("smtps", Kinds.LISTEN, List.of()),
                section.get("http", Kinds.LISTEN, new HostPort("127.0.0.1", 8025)),
                section.find("hostname", Kinds.HOST),
                Tls.read(section.section("tls")));
    }

    /** How the SMTP listeners prove who they are. */
    public sealed interface Tls {

        /** No TLS is offered. */
        record None() implements Tls {}

        /** A certificate made at start, for trying out; clients must not verify it. */
        record SelfSigned() implements Tls {}

        /** PEM files: the certificate with its chain, and its key. */
        record Files(Path certificate, Path key) implements Tls {}

        private static Tls read(Section section) {
            var certificate = Optional.ofNullable(section.find("certificate", Kinds.TEXT));
            var key = Optional.ofNullable(section.find("key", Kinds.TEXT));
            boolean selfSigned = section.get("self_signed", Kinds.YES_NO, false);
            boolean complete = section.has("certificate") == section.has("key");
            boolean both = selfSigned && section.has("certificate");
            if (!complete || both) {
                section.reading()
                        .error(
                                section.trail().path(),
                                section.trail() + (both ? " has files and self_signed" : " is half given"),
                                "give certificate and key, or self_signed: true");
            }
            if (selfSigned) {
                return new SelfSigned();
            }
            return certificate.isPresent() && key.isPresent()
                    ? new Files(Path.of(certificate.get()), Path.of(key.get()))
                    : new None();
        }
    }
}
