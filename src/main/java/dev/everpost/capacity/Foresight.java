package dev.everpost.capacity;

import dev.everpost.fact.Fact;
import dev.everpost.fact.ProviderName;
import dev.everpost.world.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What would happen if each provider died, now and at the peak: reckoned anew at each look, remembered until the next, and told as an
 * alarm before it is true. Looks are taken by one thread; what was seen may be read by any.
 */
public final class Foresight {

    /** One look costs a few milliseconds for each provider; more are not taken away one by one. */
    static final int PROVIDERS_MAX = 100;

    private final Sight sight;
    private final Time time;
    private final ShortAlarms alarms;
    private volatile List<Outlook> seen = List.of();

    /**
     * @param margin so much more mail than was seen must fit too, such as 0.2
     * @param news takes the alarms
     */
    public Foresight(Sight sight, double margin, Consumer<Fact> news, Time time) {
        this.sight = sight;
        this.time = time;
        this.alarms = new ShortAlarms(margin, news, time);
    }

    /** What the last look saw: first with all providers, then without each; both now and at the peak. */
    public List<Outlook> seen() {
        return seen;
    }

    /** Looks. */
    public void look() {
        var now = time.now();
        var outlooks = new ArrayList<Outlook>();
        for (var start : Start.values()) {
            var flows = sight.flows(start);
            var roads = sight.roads(start);
            outlooks.add(outlook(start, now, flows, roads, null));
            for (var name : carrying(flows)) {
                outlooks.add(outlook(start, now, flows, roads, name));
                if (start == Start.PEAK) {
                    alarms.judge(name, flows, roads);
                }
            }
        }
        seen = List.copyOf(outlooks);
    }

    private static Outlook outlook(
            Start start, Instant now, List<Flow> flows, List<Road> roads, @Nullable ProviderName without) {
        return new Outlook(start, now, Day.look(flows, roads, without));
    }

    private static List<ProviderName> carrying(List<Flow> flows) {
        return flows.stream()
                .flatMap(flow -> flow.ways().stream())
                .map(Flow.Way::provider)
                .distinct()
                .limit(PROVIDERS_MAX)
                .toList();
    }
}
