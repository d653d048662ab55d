package dev.everpost.provider.mx;

import dev.everpost.dns.DnsResolver;
import dev.everpost.dns.ResolverSettings;
import dev.everpost.dns.ResolverSettings.Caching;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission.Via;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.mx.sts.PolicyShelf;
import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.sandbox.SimulatedDns;
import dev.everpost.sandbox.SimulatedSmtp;
import dev.everpost.smtp.ClientPatience;
import dev.everpost.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A small internet on the loopback: a name server, receivers at addresses of their own, and mail for them. */
final class Receivers implements AutoCloseable {

    static final ClientPatience PATIENCE =
            new ClientPatience(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(5));

    final World world;
    final SimulatedDns dns;
    final Sandbox sandbox;
    PolicyShelf shelf = PolicyShelf.NONE;
    private final List<MxProvider> opened = new ArrayList<>();
    private int port;
    private int last = 10;

    Receivers(World world) {
        this.world = world;
        try {
            dns = new SimulatedDns(world, 0);
            sandbox = new Sandbox(world, new Mailroom(world, 10_000_000));
            // Takes the port that all exchangers will have, each at its own address.
            port = sandbox.smtp("somebody", at(last), 0, false).port();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An exchanger of its own for a domain, mx.DOMAIN. */
    SimulatedSmtp receiver(String domain, boolean tls) {
        return receiver(domain, 10, "mx." + domain, tls);
    }

    SimulatedSmtp receiver(String domain, int preference, String host, boolean tls) {
        try {
            var smtp = sandbox.smtp(host.replace('.', '-'), at(++last), port, tls);
            dns.mx(domain, preference, host).address(host, at(last));
            return smtp;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the last receiver listens. */
    InetAddress lastAddress() {
        return at(last);
    }

    int port() {
        return port;
    }

    /** A domain whose only exchanger nobody answers at. */
    void dead(String domain) {
        dns.mx(domain, 10, "mx." + domain).address("mx." + domain, at(++last));
    }

    MxProvider provider() {
        return provider(settings -> settings);
    }

    MxProvider provider(UnaryOperator<MxSettings> change) {
        var resolver = new DnsResolver(
                new ResolverSettings(List.of(dns.address()), Duration.ofMillis(600), Caching.STANDARD), world);
        var provider = new MxProvider(new ProviderName("direct"), change.apply(settings()), resolver, shelf, world);
        opened.add(provider);
        return provider;
    }

    MxSettings settings() {
        return new MxSettings(
                port,
                PATIENCE,
                PATIENCE,
                new DomainRules.Book(DomainRules.STANDARD, Map.of()),
                new Source.Pools(new Source(null, "gateway.example"), Map.of()),
                new Ourselves(Set.of("gateway.example"), Set.of()),
                List.of(),
                null,
                0,
                true);
    }

    static Parcel parcel(String... recipients) {
        return new Parcel(message(MessageClass.TRANSACTIONAL, Map.of()), 1, recipients(recipients), "", content());
    }

    static Outcome sendOne(MxProvider provider, String recipient) {
        return provider.send(parcel(recipient)).getFirst();
    }

    static List<Recipient> recipients(String... addresses) {
        var all = new ArrayList<Recipient>();
        for (var address : addresses) {
            all.add(Recipient.plain(all.size(), EmailAddress.of(address)));
        }
        return all;
    }

    static Content content() {
        return new Content("From: a@sender.example\r\nSubject: x\r\n\r\nHello.\r\n".getBytes(StandardCharsets.UTF_8));
    }

    static Message message(MessageClass messageClass, Map<String, String> tags) {
        var now = Instant.EPOCH;
        return new Message(
                new MessageId(1),
                "app",
                Via.SMTP,
                EmailAddress.of("a@sender.example"),
                messageClass,
                now,
                now,
                now,
                1,
                null,
                null,
                tags,
                Map.of());
    }

    @Override
    public void close() {
        opened.forEach(MxProvider::close);
        sandbox.close();
        dns.close();
    }

    static InetAddress at(int last) {
        return InetAddress.ofLiteral("127.0.0." + last);
    }
}
