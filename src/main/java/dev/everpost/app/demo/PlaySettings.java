package dev.everpost.app.demo;

import dev.everpost.sandbox.SimulatedProvider;
import dev.everpost.sandbox.SimulatedSes;
import dev.everpost.sandbox.SimulatedSmtp;
import dev.everpost.sandbox.SimulatedWeb;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The configuration of a played gateway, written as the text that a person would write and read by the same reader.
 *
 * <p>The waits that only matter to people (the second try, news of an unknown outcome) are seconds instead of minutes, so
 * that a story ends; every threshold of failover is the product's own. Providers are reached as in earnest, by name and
 * with certificates checked, so that a name or a certificate can be what breaks.
 */
final class PlaySettings {

    /** The only submitter's API key; it opens nothing but a gateway on this machine among simulated providers. */
    static final String API_KEY = "key-shop-0123456789abcdef";

    private PlaySettings() {}

    static String text(Ports ports, Path store, Path authority, List<SimulatedProvider> providers) {
        var names = providers.stream().map(SimulatedProvider::name).collect(Collectors.joining(", ", "[", "]"));
        return """
                listen: { smtp: "127.0.0.1:%d", http: "127.0.0.1:%d" }
                store: "sqlite:%s"
                trust_loopback: true
                submitters:
                  shop:
                    smtp: { username: shop, password: correct-horse }
                    api_key: %s
                    aws: { access_key_id: AKIDEVERPOSTEXAMPLE, secret_access_key: wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY }
                    senders: ["@example.com"]
                providers:
                %sroutes:
                  - { match: { class: critical }, providers: %s, deadline: 2m, on_unknown: resend }
                  - { match: {}, providers: %s, deadline: 10m, on_unknown: wait, unknown_wait: 5s }
                delivery: { retry: { base: 2s, cap: 5s } }
                store_min_free: 16MB
                shutdown_within: 5s
                """.formatted(ports.smtp(), ports.http(), store, API_KEY, providers(providers, authority), names, names);
    }

    private static String providers(List<SimulatedProvider> providers, Path authority) {
        return providers.stream().map(each -> provider(each, authority)).collect(Collectors.joining());
    }

    private static String provider(SimulatedProvider provider, Path authority) {
        return switch (provider) {
            case SimulatedSmtp smtp ->
                "  %s: { type: smtp, host: %s, port: %d, tls: starttls, ca: \"%s\", timeouts: { answer: 10s } }%n"
                        .formatted(smtp.name(), smtp.hostName(), smtp.port(), authority);
            case SimulatedSes ses ->
                "  %s: { type: ses, region: us-east-1, endpoint: \"https://%s:%d\", ca: \"%s\", access_key_id: test, secret_access_key: test }%n"
                        .formatted(ses.name(), ses.hostName(), ses.port(), authority);
            case SimulatedWeb web ->
                "  %s: { type: %s, endpoint: \"https://%s:%d\", ca: \"%s\", keep_warm: 5%%, %s }%n"
                        .formatted(
                                web.name(),
                                web.personality().vendor(),
                                web.hostName(),
                                web.port(),
                                authority,
                                web.personality().credentials());
        };
    }
}
