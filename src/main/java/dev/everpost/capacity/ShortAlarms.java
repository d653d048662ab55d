package dev.everpost.capacity;

import dev.everpost.capacity.Answer.Bottleneck;
import dev.everpost.fact.Fact;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.world.Time;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Calls a person while there is time: when critical or transactional mail would not fit into the other providers with a margin. What
 * raises and what clears lie apart, and each must be seen several times. That a rule has no other provider at all is no shortage: the
 * audit tells it. For one thread.
 */
final class ShortAlarms {

    /** So many looks in a row raise it. */
    static final int RAISING = 3;
    /** So many looks in a row clear it. */
    static final int CLEARING = 10;
    /** A share below it does not fit. */
    static final double FITS = 0.999;
    /** To clear it, so much more of the margin must fit. */
    static final double CLEAR_FACTOR = 1.5;

    private final double margin;
    private final Consumer<Fact> news;
    private final Time time;
    private final Map<ProviderName, Case> cases = new HashMap<>();

    ShortAlarms(double margin, Consumer<Fact> news, Time time) {
        this.margin = margin;
        this.news = news;
        this.time = time;
    }

    /** One look at a provider's death. */
    void judge(ProviderName without, List<Flow> flows, List<Road> roads) {
        var of = cases.computeIfAbsent(without, _ -> new Case());
        var answer = Day.look(scaled(flows, of.raised ? margin * CLEAR_FACTOR : margin), roads, without);
        boolean isShort = isShort(answer);
        of.run = isShort == of.raised ? 0 : of.run + 1;
        if (!of.raised && of.run >= RAISING) {
            of.turn();
            news.accept(new Fact.AlarmRaised(time.now(), Fact.Alarm.CAPACITY_SHORT, without.value(), words(answer)));
        } else if (of.raised && of.run >= CLEARING) {
            of.turn();
            var text = "without " + without + " the other providers bear the busiest day again, and more";
            news.accept(new Fact.AlarmCleared(time.now(), Fact.Alarm.CAPACITY_SHORT, without.value(), text));
        }
    }

    private static List<Flow> scaled(List<Flow> flows, double more) {
        return flows.stream().map(flow -> flow.scaled(1 + more)).toList();
    }

    private static boolean isShort(Answer answer) {
        return answer.bottleneck() instanceof Bottleneck.Full full
                && full.held() != MessageClass.BULK
                && answer.shareOf(full.held()) < FITS;
    }

    private String words(Answer answer) {
        return "with " + Words.percent(margin) + " more mail than at the busiest time of the week: " + Words.of(answer)
                + ". " + Words.bottleneck(answer);
    }

    /** What is known of one provider's death. */
    private static final class Case {
        private boolean raised;
        private int run;

        private void turn() {
            raised = !raised;
            run = 0;
        }
    }
}
