package dev.everpost.sim;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.provider.Capabilities;
import dev.everpost.route.Match;
import dev.everpost.route.OnUnknown;
import dev.everpost.route.RouteRule;
import dev.everpost.route.Strategy;
import dev.everpost.scenario.AccountSuspended;
import dev.everpost.scenario.BlackHole;
import dev.everpost.scenario.ConnectionRefused;
import dev.everpost.scenario.ExpiredCertificate;
import dev.everpost.scenario.Failing;
import dev.everpost.scenario.Fault;
import dev.everpost.scenario.Flapping;
import dev.everpost.scenario.HangAfterData;
import dev.everpost.scenario.LateAcceptance;
import dev.everpost.scenario.NameNotFound;
import dev.everpost.scenario.QuotaSpent;
import dev.everpost.scenario.RecipientDomain;
import dev.everpost.scenario.ResetAfterData;
import dev.everpost.scenario.SilentDrop;
import dev.everpost.scenario.Slow;
import dev.everpost.scenario.Stage;
import dev.everpost.scenario.Throttled;
import dev.everpost.standing.Advice;
import dev.everpost.standing.GateSettings;
import dev.everpost.standing.RetrySettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Everything that a seed decides before a run begins: who carries mail, by which rules, and what will go wrong when. */
record Circumstances(
        List<ProviderName> providers,
        Map<ProviderName, Capabilities> capabilities,
        Map<ProviderName, GateSettings> gates,
        Map<ProviderName, Double> keepWarm,
        List<RouteRule> rules,
        int clients,
        int messagesPerClient,
        Duration paceMax,
        List<Event> events) {

    /** Something that happens to the world at a time. */
    sealed interface Event {
        Duration at();

        record Ill(
                Duration at,
                ProviderName provider,
                @Nullable Fault fault) implements Event {}

        record Crash(Duration at) implements Event {}

        /** The watch advises, rightly or wrongly; null takes it back. */
        record Advised(Duration at, ProviderName provider, Advice.@Nullable Level level) implements Event {}

        /** The watch holds mail for a receiver, rightly or wrongly. */
        record Held(Duration at, String domain, Duration holds) implements Event {}

        record Disk(Duration at, DiskMood mood) implements Event {}
    }

    /** How commits end. */
    enum DiskMood {
        SOUND,
        FAILS_BEFORE_COMMIT,
        FAILS_AFTER_COMMIT
    }

    private static final List<String> NAMES = List.of("alpha", "beta", "gamma", "delta");
    private static final List<Duration> TROUBLES =
            List.of(Duration.ofSeconds(15), Duration.ofSeconds(90), Duration.ofMinutes(8));

    static Circumstances draw(SplittableRandom dice) {
        var providers = NAMES.subList(0, 1 + dice.nextInt(4)).stream()
                .map(ProviderName::new)
                .toList();
        var capabilities = new LinkedHashMap<ProviderName, Capabilities>();
        var gates = new LinkedHashMap<ProviderName, GateSettings>();
        for (var provider : providers) {
            int recipients = List.of(1, 2, 50).get(dice.nextInt(3));
            capabilities.put(provider, new Capabilities(10_000_000, recipients, true, true));
            gates.put(provider, gate(provider, dice));
        }
        Map<ProviderName, Double> keepWarm =
                providers.size() > 1 && dice.nextInt(2) == 0 ? Map.of(providers.get(1), 0.05) : Map.of();
        var trouble = TROUBLES.get(dice.nextInt(TROUBLES.size()));
        int messages = 1 + dice.nextInt(40);
        return new Circumstances(
                providers,
                capabilities,
                gates,
                keepWarm,
                rules(providers, dice),
                1 + dice.nextInt(5),
                messages,
                trouble.multipliedBy(2).dividedBy(messages),
                events(providers, trouble, dice));
    }

    private static GateSettings gate(ProviderName provider, SplittableRandom dice) {
        var plain = GateSettings.defaults(provider);
        Double perSecond = dice.nextInt(4) == 0 ? 1.0 + dice.nextInt(20) : null;
        Long perDay = dice.nextInt(8) == 0 ? (long) (20 + dice.nextInt(300)) : null;
        var retries = dice.nextInt(2) == 0 ? RetrySettings.DEFAULTS : new RetrySettings(0.1, 0.05, 2);
        return new GateSettings(provider, 1 + dice.nextInt(64), perSecond, perDay, plain.breaker(), retries);
    }

    private static List<RouteRule> rules(List<ProviderName> providers, SplittableRandom dice) {
        var critical = new RouteRule(
                new Match(MessageClass.CRITICAL, null, null, null, Map.of()),
                providers,
                Strategy.ORDERED,
                Map.of(),
                Duration.ofMinutes(1 + dice.nextInt(10)),
                OnUnknown.RESEND,
                Duration.ofMinutes(1));
        var others = new RouteRule(
                Match.ANY,
                providers,
                List.of(Strategy.WEIGHTED, Strategy.ADAPTIVE, Strategy.ORDERED).get(dice.nextInt(3)),
                Map.of(),
                Duration.ofHours(1 + dice.nextInt(48)),
                dice.nextInt(2) == 0 ? OnUnknown.WAIT : OnUnknown.RESEND,
                Duration.ofMinutes(1 + dice.nextInt(15)));
        var bulk = new RouteRule(
                new Match(MessageClass.BULK, null, null, null, Map.of()),
                dice.nextInt(3) == 0 ? providers.subList(0, 1) : providers,
                Strategy.ORDERED,
                Map.of(),
                Duration.ofHours(1 + dice.nextInt(48)),
                OnUnknown.WAIT,
                Duration.ofMinutes(1 + dice.nextInt(15)));
        return List.of(critical, bulk, others);
    }

    private static List<Event> events(List<ProviderName> providers, Duration trouble, SplittableRandom dice) {
        var events = new ArrayList<Event>();
        for (var provider : providers) {
            for (int i = dice.nextInt(4); i > 0; i--) {
                var at = within(trouble, dice);
                events.add(new Event.Ill(at, provider, fault(dice)));
                events.add(new Event.Ill(at.plus(within(trouble, dice)), provider, null));
            }
        }
        for (int i = dice.nextInt(4); i > 0; i--) {
            events.add(new Event.Crash(within(trouble, dice)));
        }
        for (int i = dice.nextInt(3); i > 0; i--) {
            var at = within(trouble, dice);
            var mood = dice.nextInt(2) == 0 ? DiskMood.FAILS_BEFORE_COMMIT : DiskMood.FAILS_AFTER_COMMIT;
            events.add(new Event.Disk(at, mood));
            events.add(new Event.Disk(at.plus(within(trouble.dividedBy(4), dice)), DiskMood.SOUND));
        }
        advise(providers, trouble, dice, events);
        events.sort(Comparator.comparing(Event::at));
        return List.copyOf(events);
    }

    private static void advise(
            List<ProviderName> providers, Duration trouble, SplittableRandom dice, List<Event> events) {
        for (int i = dice.nextInt(4); i > 0; i--) {
            var provider = providers.get(dice.nextInt(providers.size()));
            var levels = Advice.Level.values();
            events.add(new Event.Advised(within(trouble, dice), provider, levels[dice.nextInt(levels.length)]));
            events.add(new Event.Advised(within(trouble, dice), provider, null));
        }
        if (dice.nextInt(3) == 0) {
            events.add(new Event.Held(within(trouble, dice), "broken.example", within(trouble, dice)));
        }
    }

    private static Fault fault(SplittableRandom dice) {
        return switch (dice.nextInt(16)) {
            case 0 -> new ConnectionRefused();
            case 1 -> new BlackHole();
            case 2 -> new Slow(Duration.ofMillis(dice.nextInt(30_000)), Duration.ofMillis(dice.nextInt(2000)));
            case 3 -> new Throttled(dice.nextInt(10));
            case 4 -> new Failing(0.05 + 0.95 * dice.nextDouble(), 451, Stage.DATA);
            case 5 -> new Failing(0.05 + 0.95 * dice.nextDouble(), 554, Stage.DATA);
            case 6 -> new ExpiredCertificate();
            case 7 -> new NameNotFound();
            case 8 -> new AccountSuspended();
            case 9 -> new QuotaSpent();
            case 10 -> new HangAfterData();
            case 11 -> new ResetAfterData(dice.nextInt(2) == 0);
            case 12 -> new SilentDrop(1);
            case 13 -> new LateAcceptance(Duration.ofMillis(dice.nextInt(40_000)));
            case 14 ->
                new Flapping(
                        Duration.ofMillis(500 + dice.nextInt(20_000)),
                        Duration.ofMillis(500 + dice.nextInt(20_000)),
                        new ConnectionRefused());
            default -> new RecipientDomain("broken.example", dice.nextInt(2) == 0 ? 550 : 451);
        };
    }

    private static Duration within(Duration most, SplittableRandom dice) {
        return Duration.ofMillis(1 + dice.nextLong(most.toMillis()));
    }
}
