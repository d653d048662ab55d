package dev.everpost.route;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission.Via;
import dev.everpost.provider.Capabilities;
import dev.everpost.world.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Providers, rules and messages for the specs of routing. */
final class RouteRig {

    static final ProviderName ALPHA = new ProviderName("alpha");
    static final ProviderName BETA = new ProviderName("beta");
    static final ProviderName GAMMA = new ProviderName("gamma");
    static final Capabilities ALL = new Capabilities(40_000_000, 50, true, true);
    static final Map<ProviderName, Capabilities> CAPABLE = Map.of(ALPHA, ALL, BETA, ALL, GAMMA, ALL);

    private RouteRig() {}

    static RouteRule ordered(Match match, ProviderName... providers) {
        return rule(match, Strategy.ORDERED, Map.of(), providers);
    }

    static RouteRule weighted(Map<ProviderName, Integer> weights, ProviderName... providers) {
        return rule(Match.ANY, Strategy.WEIGHTED, weights, providers);
    }

    private static RouteRule rule(
            Match match, Strategy strategy, Map<ProviderName, Integer> weights, ProviderName... providers) {
        return new RouteRule(
                match,
                List.of(providers),
                strategy,
                weights,
                Duration.ofHours(24),
                OnUnknown.WAIT,
                RouteRule.UNKNOWN_WAIT);
    }

    static Routes routes(RouteRule... rules) {
        return new Routes(List.of(rules), Map.of(), CAPABLE, chance(1));
    }

    static Message message(MessageClass messageClass) {
        return message(messageClass, "shop", "shop@example.org", Map.of());
    }

    static Message message(MessageClass messageClass, String submitter, String sender, Map<String, String> tags) {
        var at = Instant.parse("2026-01-01T00:00:00Z");
        return new Message(
                new MessageId(1),
                submitter,
                Via.SMTP,
                EmailAddress.parse(sender).orElse(null),
                messageClass,
                at,
                at.plusSeconds(60),
                at,
                1_000,
                null,
                null,
                tags,
                Map.of());
    }

    static List<Recipient> to(String... addresses) {
        var recipients = new ArrayList<Recipient>();
        for (var address : addresses) {
            recipients.add(Recipient.plain(recipients.size(), EmailAddress.of(address)));
        }
        return recipients;
    }

    static List<ProviderName> order(Plan plan) {
        return plan.candidates().stream().map(Candidate::provider).toList();
    }

    static Chance chance(long seed) {
        var random = new Random(seed);
        return new Chance() {
            @Override
            public double nextDouble() {
                return random.nextDouble();
            }

            @Override
            public long nextLong() {
                return random.nextLong();
            }
        };
    }
}
