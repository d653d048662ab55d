package dev.everpost.route;

import dev.everpost.experience.Experience;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.mime.Traits;
import dev.everpost.provider.Capabilities;
import dev.everpost.world.Chance;
import dev.everpost.world.Time;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All routing rules: finds the rule for a message and orders its providers. Thread-safe; the rules never change. */
public final class Routes {

    private final List<Ruled> rules = new ArrayList<>();
    private final Market market;
    private final Scales scales;
    private final Time time;

    /** The same for rules that ask for nothing but capabilities and chance, on the machine's clock, knowing no past. */
    public Routes(
            List<RouteRule> rules,
            Map<ProviderName, Double> keepWarm,
            Map<ProviderName, Capabilities> capabilities,
            Chance chance) {
        this(rules, keepWarm, capabilities.keySet(), capabilities::get, chance);
    }

    /** The same for providers that learn what they can carry: {@code capabilities} is asked for each plan. */
    public Routes(
            List<RouteRule> rules,
            Map<ProviderName, Double> keepWarm,
            Set<ProviderName> known,
            Function<ProviderName, @Nullable Capabilities> capabilities,
            Chance chance) {
        this(rules, keepWarm, known, bearings(Market.of(capabilities), chance));
    }

    /**
     * Checks the rules and prepares everything that does not depend on the message.
     *
     * @param rules the first that matches counts; the last must match everything
     * @param keepWarm share of non-critical mail that a provider carries always, 0 to 0.5; not for WEIGHTED rules, whose
     *     weights keep every provider warm, nor for the first of an ORDERED one
     * @param known the providers that there are
     * @throws IllegalArgumentException naming the rule, what is wrong and the remedy
     */
    public Routes(
            List<RouteRule> rules, Map<ProviderName, Double> keepWarm, Set<ProviderName> known, Bearings bearings) {
        RouteCheck.check(rules, keepWarm, known);
        this.market = bearings.market();
        this.time = bearings.time();
        var outlook = new Outlook(bearings.experience(), market, time);
        this.scales = new Scales(outlook, bearings.harm(), bearings.chance());
        for (var rule : rules) {
            this.rules.add(ruled(rule, this.rules.size() + 1, keepWarm, bearings.chance()));
        }
    }

    private static Bearings bearings(Market market, Chance chance) {
        var time = World.real().time();
        return new Bearings(market, new Experience(time), Harm.DEFAULTS, time, chance);
    }

    private Ruled ruled(RouteRule rule, int number, Map<ProviderName, Double> keepWarm, Chance chance) {
        var fitting = new ArrayList<ProviderName>();
        var barred = new ArrayList<PassedOver>();
        for (var provider : rule.providers()) {
            var unmet = rule.requirements().unmet(market.terms(provider));
            if (unmet == null) {
                fitting.add(provider);
            } else {
                barred.add(new PassedOver(provider, unmet));
            }
        }
        RouteCheck.checkFitting(number, fitting, barred);
        var lineup = lineup(rule.with(fitting), number, keepWarm, chance);
        return new Ruled(rule, lineup, List.copyOf(barred), rule.match().words());
    }

    private Lineup lineup(RouteRule rule, int number, Map<ProviderName, Double> keepWarm, Chance chance) {
        return switch (rule.strategy()) {
            case ORDERED -> new OrderedLineup(rule, number, keepWarm, chance);
            case WEIGHTED -> new WeightedLineup(rule, number, market, chance);
            case ADAPTIVE -> new AdaptiveLineup(rule, number, keepWarm, scales, market, chance);
        };
    }

    /** The first rule that matches. */
    public RouteRule ruleFor(
            MessageClass messageClass,
            String submitter,
            @Nullable EmailAddress sender,
            List<Recipient> recipients,
            Map<String, String> tags) {
        return find(messageClass, submitter, sender, recipients, tags).rule();
    }

    /** Which mail the first rule that matches is for, in words; made once. */
    public String nameFor(Message message, List<Recipient> recipients) {
        return find(message.messageClass(), message.submitter(), message.sender(), recipients, message.tags())
                .words();
    }

    /** What a provider takes; null when it is not known. */
    public @Nullable Price price(ProviderName provider) {
        return market.terms(provider).price();
    }

    /** The lowest price at which mail of a submitter and class may go, by any rule that it may meet; null when none is known. */
    public @Nullable Price cheapest(String submitter, MessageClass messageClass) {
        var met = new ArrayList<RouteRule>();
        for (var ruled : rules) {
            var match = ruled.rule().match();
            if (match.mayMatch(submitter, messageClass)) {
                met.add(ruled.rule());
                if (match.asksForNothingElse()) {
                    break;
                }
            }
        }
        return met.stream()
                .flatMap(rule -> rule.providers().stream()
                        .map(market::terms)
                        .filter(terms -> rule.requirements().unmet(terms) == null))
                .map(Terms::price)
                .filter(Objects::nonNull)
                .min(Comparator.comparingDouble(Price::perMessage))
                .orElse(null);
    }

    /** All rules, in order. */
    public List<RouteRule> rules() {
        return rules.stream().map(Ruled::rule).toList();
    }

    /** How long its rule tries a message that sets no deadline of its own. */
    public Duration deadlineOf(Message message, List<Recipient> recipients) {
        return find(message.messageClass(), message.submitter(), message.sender(), recipients, message.tags())
                .rule()
                .deadline();
    }

    /**
     * Orders the providers for one pass of a message.
     *
     * @param recipients those who still wait, at least one
     * @param sizeBytes of what will be sent: content and trace header
     */
    public Plan plan(Message message, List<Recipient> recipients, long sizeBytes) {
        return plan(message, recipients, sizeBytes, () -> Traits.PLAIN);
    }

    /** The same; {@code traits} is asked for when some provider takes messages apart. */
    public Plan plan(Message message, List<Recipient> recipients, long sizeBytes, Supplier<Traits> traits) {
        var ruled = find(message.messageClass(), message.submitter(), message.sender(), recipients, message.tags());
        var drawn = ruled.lineup().draw(message.messageClass(), recipients);
        var carriage = new Carriage(message.sender(), recipients, sizeBytes, traits);
        return new Choosing(market, carriage, message.sender()).plan(ruled.rule(), drawn, ruled.barred());
    }

    /** A provider weighed for such a message, whether its rule chooses by it or not. */
    public Offer offer(ProviderName provider, MessageClass messageClass, List<Recipient> recipients) {
        return scales.offer(provider, messageClass, Scales.receiver(recipients));
    }

    private Ruled find(
            MessageClass messageClass,
            String submitter,
            @Nullable EmailAddress sender,
            List<Recipient> recipients,
            Map<String, String> tags) {
        for (var ruled : rules) {
            if (ruled.rule().match().matches(messageClass, submitter, sender, recipients, tags, time)) {
                return ruled;
            }
        }
        throw new IllegalStateException("no routing rule matched, though the last matches everything");
    }

    /** {@code barred}: those of its providers that do not meet its requirements. */
    private record Ruled(RouteRule rule, Lineup lineup, List<PassedOver> barred, String words) {}
}
