package dev.everpost.health.probe;

import dev.everpost.dns.Answer;
import dev.everpost.health.Reading;
import dev.everpost.smtp.ClientNames;
import dev.everpost.world.World;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * Looks a host up as mail does, and with each of our resolvers alone. Thread-safe.
 *
 * <p>What mail finds decides; a resolver that fails beside it is an impairment, because the next look-up may meet it.
 */
final class NameLook {

    /** A name that exists as long as there is a DNS. */
    private static final String ANYTHING = "a.root-servers.net";

    private final List<NameServer> servers;
    private final World world;

    NameLook(List<NameServer> servers, World world) {
        this.servers = List.copyOf(servers);
        this.world = world;
    }

    /** How one resolver did. */
    private record Said(boolean answered, String words) {}

    Taken<List<InetAddress>> look(String host, Duration atMost) throws StepFailed {
        if (isAddress(host)) {
            return Taken.well(List.of(literal(host)), "an address, nothing to look up");
        }
        var found = new ClientNames(host, world).resolve(atMost);
        var said = (isLocal(host) ? List.<NameServer>of() : servers)
                .stream().map(server -> ask(server, host)).toList();
        var words = String.join("; ", said.stream().map(Said::words).toList());
        if (found.isEmpty()) {
            throw new StepFailed(host + " is not found" + (words.isEmpty() ? "" : ": " + words));
        }
        var silent =
                said.stream().filter(one -> !one.answered()).map(Said::words).toList();
        return silent.isEmpty()
                ? Taken.well(found, host + " has " + counted(found.size()))
                : new Taken<>(
                        found,
                        Reading.IMPAIRED,
                        host + " has " + counted(found.size()) + ", but " + String.join("; ", silent));
    }

    /** Names that resolvers are not to be asked for (RFC 6761 section 6.3). */
    private static boolean isLocal(String host) {
        return host.equals("localhost") || host.endsWith(".localhost");
    }

    static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }

    private static InetAddress literal(String host) throws StepFailed {
        try {
            return InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException none) {
            throw new StepFailed(host + " is no address");
        }
    }

    private static Said ask(NameServer server, String host) {
        var four = answer(server.resolver().ipv4(host));
        var best = four.addresses() > 0
                ? four
                : better(four, answer(server.resolver().ipv6(host)));
        return new Said(best.answered(), server.address() + " " + best.words());
    }

    private record Heard(int addresses, boolean answered, String words) {}

    private static Heard better(Heard four, Heard six) {
        return six.addresses() > 0 || four.answered() && !six.answered() ? six : four;
    }

    private static Heard answer(Answer<? extends InetAddress> answer) {
        return switch (answer) {
            case Answer.Found<? extends InetAddress>(var records, var _) ->
                new Heard(records.size(), true, "says " + counted(records.size()));
            case Answer.NoSuchName<? extends InetAddress> _ -> new Heard(0, true, "says there is no such name");
            case Answer.NoData<? extends InetAddress> _ -> new Heard(0, true, "says it has no address");
            case Answer.Failed<? extends InetAddress>(var why, var detail) ->
                switch (why) {
                    case TIMEOUT -> new Heard(0, false, "does not answer about it (" + detail + ")");
                    case SERVER_FAILURE -> new Heard(0, false, "cannot tell (" + detail + ")");
                    case NO_SERVER -> new Heard(0, false, "answers nothing at all");
                };
        };
    }

    /** None of our resolvers answers anything; false without resolvers to ask. */
    boolean isDeaf() {
        return !servers.isEmpty()
                && servers.stream()
                        .allMatch(server ->
                                server.resolver().ipv4(ANYTHING) instanceof Answer.Failed<Inet4Address>(var why, var _)
                                        && why == Answer.Why.NO_SERVER);
    }

    private static String counted(int addresses) {
        return addresses + (addresses == 1 ? " address" : " addresses");
    }
}
