package dev.everpost.route;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.mime.Traits;
import dev.everpost.provider.Capabilities;
import dev.everpost.world.Chance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All routing rules: finds the rule for a message and orders its providers. Immutable and thread-safe. */
public final class Routes {

    private final List<Ruled> rules = new ArrayList<>();
    private final Function<ProviderName, @Nullable Capabilities> capabilities;

    /**
     * Checks the rules and prepares everything that does not depend on the message.
     *
     * @param rules the first that matches counts; the last must match everything
     * @param keepWarm share of non-critical mail that a backup carries always, 0 to 0.5; ORDERED rules only, for
     *     weights keep every provider warm
     * @throws IllegalArgumentException naming the rule, what is wrong and the remedy
     */
    public Routes(
            List<RouteRule> rules,
            Map<ProviderName, Double> keepWarm,
            Map<ProviderName, Capabilities> capabilities,
            Chance chance) {
        this(rules, keepWarm, capabilities.keySet(), capabilities::get, chance);
    }

    /**
     * The same for providers that learn what they can carry: {@code capabilities} is asked for each plan.
     *
     * @param known the providers that there are
     */
    public Routes(
            List<RouteRule> rules,
            Map<ProviderName, Double> keepWarm,
            Set<ProviderName> known,
            Function<ProviderName, @Nullable Capabilities> capabilities,
            Chance chance) {
        RouteCheck.check(rules, keepWarm, known);
        this.capabilities = capabilities;
        for (var rule : rules) {
            var lineup = lineup(rule, this.rules.size() + 1, keepWarm, chance);
            this.rules.add(new Ruled(rule, lineup, rule.match().words()));
        }
    }

    private static Lineup lineup(RouteRule rule, int number, Map<ProviderName, Double> keepWarm, Chance chance) {
        return switch (rule.strategy()) {
            case ORDERED -> new OrderedLineup(rule, number, keepWarm, chance);
            case WEIGHTED -> new WeightedLineup(rule, number, chance);
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
        var drawn = ruled.lineup().draw(message.messageClass());
        var carriage = new Carriage(message.sender(), recipients, sizeBytes, traits);
        List<Candidate> able = new ArrayList<>(drawn.size());
        List<PassedOver> unable = new ArrayList<>(0);
        for (var candidate : drawn) {
            var obstacle = carriage.obstacle(capabilitiesOf(candidate.provider()));
            if (obstacle == null) {
                able.add(candidate);
            } else {
                unable.add(new PassedOver(candidate.provider(), "the message " + obstacle));
            }
        }
        return new Plan(ruled.rule(), unable.isEmpty() ? drawn : able, unable);
    }

    private Ruled find(
            MessageClass messageClass,
            String submitter,
            @Nullable EmailAddress sender,
            List<Recipient> recipients,
            Map<String, String> tags) {
        for (var ruled : rules) {
            if (ruled.rule().match().matches(messageClass, submitter, sender, recipients, tags)) {
                return ruled;
            }
        }
        throw new IllegalStateException("no routing rule matched, though the last matches everything");
    }

    private Capabilities capabilitiesOf(ProviderName provider) {
        var known = capabilities.apply(provider);
        if (known == null) {
            throw new IllegalStateException("no capabilities of " + provider + ", though every rule was checked");
        }
        return known;
    }

    private record Ruled(RouteRule rule, Lineup lineup, String words) {}
}
