package dev.everpost.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission.Via;
import dev.everpost.provider.Capabilities;
import dev.everpost.route.Match;
import dev.everpost.route.OnUnknown;
import dev.everpost.route.RouteRule;
import dev.everpost.route.Routes;
import dev.everpost.route.Strategy;
import dev.everpost.world.World;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What it costs in processor time to choose the providers of a message: the second of two rules, three providers. */
final class PlanBench {

    private static final int PLANS = 2_000_000;
    private static final ProviderName ALPHA = new ProviderName("alpha");
    private static final ProviderName BETA = new ProviderName("beta");
    private static final ProviderName GAMMA = new ProviderName("gamma");
    private static final Capabilities ALL = new Capabilities(40_000_000, 50, true, true);

    private final List<Recipient> recipients = List.of(Recipient.plain(0, EmailAddress.of("ann@example.net")));
    private final Message message;

    private PlanBench() {
        var at = Instant.parse("2026-01-01T00:00:00Z");
        var sender = EmailAddress.of("shop@example.org");
        message = new Message(
                new MessageId(1),
                "shop",
                Via.SMTP,
                sender,
                MessageClass.TRANSACTIONAL,
                at,
                at.plusSeconds(60),
                at,
                1_000,
                null,
                null,
                Map.of(),
                Map.of());
    }

    public static void main(String[] strategies) {
        var bench = new PlanBench();
        for (int round = 0; round < 3; round++) {
            for (var strategy : strategies) {
                System.out.printf("%s: %.0f ns%n", strategy, bench.plans(Strategy.valueOf(strategy)));
            }
        }
    }

    private double plans(Strategy strategy) {
        var critical = new Match(MessageClass.CRITICAL, null, null, null, Map.of());
        var routes = new Routes(
                List.of(rule(critical, strategy), rule(Match.ANY, strategy)),
                Map.of(BETA, 0.02),
                Map.of(ALPHA, ALL, BETA, ALL, GAMMA, ALL),
                World.real().chance());
        long candidates = 0;
        long start = cpu();
        for (int i = 0; i < PLANS; i++) {
            candidates += routes.plan(message, recipients, 4_000).candidates().size();
        }
        double each = (double) (cpu() - start) / PLANS;
        if (candidates != 3L * PLANS) {
            throw new IllegalStateException("a candidate is missing: " + candidates);
        }
        return each;
    }

    private static RouteRule rule(Match match, Strategy strategy) {
        return new RouteRule(
                match,
                List.of(ALPHA, BETA, GAMMA),
                strategy,
                Map.of(),
                Duration.ofHours(1),
                OnUnknown.WAIT,
                Duration.ofMinutes(15));
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
