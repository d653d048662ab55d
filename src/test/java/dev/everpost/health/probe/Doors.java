package dev.everpost.health.probe;

import dev.everpost.dns.DnsResolver;
import dev.everpost.dns.ResolverSettings;
import dev.everpost.dns.ResolverSettings.Caching;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.probe.Target.Encryption;
import dev.everpost.health.probe.Target.Mail;
import dev.everpost.health.probe.Target.Trust;
import dev.everpost.health.probe.Target.Web;
import dev.everpost.sandbox.SimulatedDns;
import dev.everpost.world.Threads;
import dev.everpost.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Targets and probers as specs need them. */
final class Doors {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final Duration SHORT = Duration.ofMillis(300);

    private Doors() {}

    static Target mail(String name, String host, int port, Encryption encryption, @Nullable Path authority) {
        return new Target(
                new ProviderName(name),
                name,
                host,
                port,
                new Mail(encryption, false, "gateway.example"),
                new Trust(true, authority));
    }

    static Target plain(String name, int port) {
        return mail(name, "127.0.0.1", port, Encryption.NEVER, null);
    }

    static Target withAuth(Target target) {
        var mail = (Mail) target.speech();
        return new Target(
                target.provider(),
                target.vendor(),
                target.host(),
                target.port(),
                new Mail(mail.encryption(), true, mail.localName()),
                target.trust());
    }

    static Target web(String name, String host, int port, boolean secure, @Nullable Path authority) {
        return new Target(new ProviderName(name), name, host, port, new Web(secure, "/"), new Trust(true, authority));
    }

    static ProbeSettings settings(Duration timeout, NameServer... servers) {
        return new ProbeSettings(Duration.ofSeconds(30), timeout, 8, List.of(servers), List.of());
    }

    static NameServer server(SimulatedDns dns) {
        var settings = new ResolverSettings(
                List.of(dns.address()), Duration.ofMillis(200), new Caching(0, Duration.ZERO, Duration.ZERO));
        return new NameServer("resolver", new DnsResolver(settings, World.real()));
    }

    /** A port at which nobody listens. */
    static int closedPort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A world that does not sleep between the tries of a probe. */
    static World hasty(World world) {
        var threads = world.threads();
        return new World(
                world.time(),
                world.chance(),
                new Threads() {
                    @Override
                    public Thread start(String name, Runnable body) {
                        return threads.start(name, body);
                    }

                    @Override
                    public Thread startPlatform(String name, Runnable body) {
                        return threads.startPlatform(name, body);
                    }

                    @Override
                    public void park(Duration atMost) {
                        threads.park(atMost);
                    }

                    @Override
                    public void unpark(Thread thread) {
                        threads.unpark(thread);
                    }

                    @Override
                    public void sleep(Duration duration) {}
                },
                world.names());
    }
}
