package dev.everpost.route;

import dev.everpost.fact.ProviderName;
import dev.everpost.standing.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words for people: who would carry a message now, why, and why not the others.
 *
 * @param rule which messages the rule is for
 * @param carrier who would carry it now, or null when it would wait or nobody can
 * @param summary one sentence
 * @param lines one for each provider of the rule, in the order in which they would be asked
 */
public record Explanation(String rule, @Nullable ProviderName carrier, String summary, List<Line> lines) {

    public Explanation {
        lines = List.copyOf(lines);
    }

    /** One provider's part. {@code role} is a short phrase, {@code why} its reasons. */
    public record Line(ProviderName provider, Role role, String why) {}

    /** What a provider would do with the message. */
    public enum Role {
        /** Carries it now. */
        CARRIES,
        /** Would be next if the ones before it fail. */
        STANDS_BY,
        /** May or may not let it in: a probe or a ramp's share. */
        PERHAPS,
        /** Lets nothing in now. */
        SHUT,
        /** Cannot carry this message at all. */
        UNABLE
    }

    /** Explains a plan by the standings of this moment; a provider without one counts as healthy. */
    public static Explanation of(Plan plan, Map<ProviderName, Standing> standings) {
        var lines = new ArrayList<Line>();
        ProviderName carrier = null;
        for (var candidate : plan.candidates()) {
            var line = line(candidate, standings.get(candidate.provider()), carrier != null);
            carrier = line.role() == Role.CARRIES ? line.provider() : carrier;
            lines.add(line);
        }
        for (var passedOver : plan.passedOver()) {
            lines.add(new Line(passedOver.provider(), Role.UNABLE, passedOver.why()));
        }
        return new Explanation(plan.rule().match().words(), carrier, summary(plan, carrier, lines), lines);
    }

    private static Line line(Candidate candidate, @Nullable Standing standing, boolean taken) {
        var role = role(standing);
        var why = standing == null ? candidate.why() : candidate.why() + "; " + StandingWords.of(standing);
        return new Line(candidate.provider(), role == Role.CARRIES && taken ? Role.STANDS_BY : role, why);
    }

    private static Role role(@Nullable Standing standing) {
        if (standing == null) {
            return Role.CARRIES;
        }
        return switch (standing.condition()) {
            case UP, FORCED -> StandingWords.isSpent(standing) ? Role.SHUT : Role.CARRIES;
            case RAMPING, PROBING -> StandingWords.isSpent(standing) ? Role.SHUT : Role.PERHAPS;
            case DOWN, DRAINED -> Role.SHUT;
        };
    }

    private static String summary(Plan plan, @Nullable ProviderName carrier, List<Line> lines) {
        if (plan.candidates().isEmpty()) {
            return "No provider of the rule can carry this message.";
        }
        if (carrier == null) {
            return "It would wait: no provider of the rule is fully open;"
                    + " one attempt a second goes through as last resort.";
        }
        var first = lines.getFirst();
        return first.provider().equals(carrier)
                ? carrier + " would carry it: " + first.why() + "."
                : carrier + " would carry it, because " + first.provider() + " comes first but: " + first.why() + ".";
    }
}
