package dev.everpost.app;

import dev.everpost.app.settings.HostPort;
import dev.everpost.app.settings.ProbingSettings.Probed;
import dev.everpost.app.settings.ProviderSettings;
import dev.everpost.app.settings.Settings;
import dev.everpost.app.settings.SmtpCarrier;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.probe.ProbeSettings;
import dev.everpost.health.probe.Target;
import dev.everpost.health.probe.Target.Encryption;
import dev.everpost.health.probe.Target.Mail;
import dev.everpost.health.probe.Target.Silent;
import dev.everpost.health.probe.Target.Trust;
import dev.everpost.health.probe.Target.Web;
import dev.everpost.world.World;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** The configuration's providers as doors to probe. */
final class ProbeTargets {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private ProbeTargets() {}

    /** Those that are watched: as {@code probe} says, and by itself all that are not on this machine. */
    static List<Target> watched(Settings settings, String hostname) {
        return settings.providers().stream()
                .flatMap(provider ->
                        of(provider, hostname).filter(target -> isWatched(provider.probe(), target.host())).stream())
                .toList();
    }

    /** A provider's door; empty for direct delivery, which has as many as there are receivers. */
    static Optional<Target> of(ProviderSettings provider, String hostname) {
        return provider.carrier() instanceof SmtpCarrier smtp
                ? Optional.of(mail(provider, smtp, hostname))
                : Endpoints.api(provider.carrier()).map(api -> web(provider, api));
    }

    static ProbeSettings settings(Settings settings, World world) {
        var probes = settings.probes();
        var references = probes.references();
        return new ProbeSettings(
                probes.every(),
                probes.timeout(),
                probes.concurrency(),
                NameServers.each(settings.dns(), world),
                IntStream.range(0, references.size())
                        .mapToObj(i -> reference(i, references.get(i)))
                        .toList());
    }

    private static boolean isWatched(Probed probed, String host) {
        return switch (probed) {
            case ON -> true;
            case OFF -> false;
            case AUTO -> !new HostPort(host, 0).isLoopback() && !host.endsWith(".localhost");
        };
    }

    private static Target mail(ProviderSettings provider, SmtpCarrier smtp, String hostname) {
        var encryption = switch (smtp.tls()) {
            case NONE -> Encryption.NEVER;
            case OPPORTUNISTIC -> Encryption.IF_OFFERED;
            case STARTTLS -> Encryption.STARTTLS;
            case IMPLICIT -> Encryption.IMPLICIT;
        };
        var localName = Objects.requireNonNullElse(smtp.localName(), hostname);
        return new Target(
                new ProviderName(provider.name()),
                // Two relays are two vendors unless they stand under one name.
                "smtp:" + smtp.host(),
                smtp.host(),
                smtp.port(),
                new Mail(encryption, smtp.username() != null, localName),
                new Trust(smtp.verify(), smtp.ca()));
    }

    private static Target web(ProviderSettings provider, Endpoints.Api api) {
        var url = api.url();
        boolean secure = !"http".equals(url.getScheme());
        var path = url.getRawPath();
        return new Target(
                new ProviderName(provider.name()),
                CarrierName.of(provider.carrier()),
                host(url),
                url.getPort() > 0 ? url.getPort() : secure ? HTTPS : HTTP,
                new Web(secure, path == null || path.isEmpty() ? "/" : path),
                new Trust(true, api.authorities()));
    }

    private static String host(URI url) {
        var host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static Target reference(int number, HostPort door) {
        return new Target(
                new ProviderName("reference-" + (number + 1)),
                "reference:" + door.host(),
                door.host(),
                door.port(),
                new Silent(),
                Trust.OF_THE_MACHINE);
    }
}
