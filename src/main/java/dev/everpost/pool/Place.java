package dev.everpost.pool;

import dev.everpost.fact.Outcome;
import dev.everpost.message.Recipient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Recipients counted in a pool, and in the account's plan. Made under the lock of its pools. */
final class Place implements Ticket {
    private final Pools pools;
    private final @Nullable Berths berths;
    private final Map<Berths, Map<String, Integer>> loads;
    private final Map<Berths, Map<String, Long>> periods = new LinkedHashMap<>();
    private final List<Recipient> recipients;
    private final String why;

    Place(
            Pools pools,
            @Nullable Berths berths,
            Map<Berths, Map<String, Integer>> loads,
            List<Recipient> recipients,
            String why) {
        this.pools = pools;
        this.berths = berths;
        this.loads = loads;
        this.recipients = recipients;
        this.why = why;
        loads.forEach((part, load) -> periods.put(part, part.take(load)));
    }

    @Override
    public int recipients() {
        return recipients.size();
    }

    @Override
    public @Nullable String pool() {
        return berths == null ? null : berths.pool().id();
    }

    @Override
    public String name() {
        return berths == null ? "" : berths.pool().name();
    }

    @Override
    public String why() {
        return why;
    }

    /** As a day's quota: who was accepted counts, and who may have been. */
    @Override
    public void settle(List<Outcome> outcomes) {
        int accepted = (int)
                outcomes.stream().filter(Outcome.Accepted.class::isInstance).count();
        int refused = (int) outcomes.stream().filter(Place::isDead).count();
        giveBack(unsent(outcomes));
        pools.locked(part -> {
            var progress = part.progress();
            if (progress != null && loads.containsKey(part)) {
                progress.accepted(accepted);
                progress.bounced(refused);
            }
        });
    }

    private static boolean isDead(Outcome outcome) {
        return outcome instanceof Outcome.Refused(var scope, var _) && scope == Outcome.Scope.RECIPIENT;
    }

    private List<Recipient> unsent(List<Outcome> outcomes) {
        return IntStream.range(0, recipients.size())
                .filter(i ->
                        !(outcomes.get(i) instanceof Outcome.Accepted || outcomes.get(i) instanceof Outcome.Unknown))
                .mapToObj(recipients::get)
                .toList();
    }

    @Override
    public void abandon() {
        giveBack(recipients);
    }

    private void giveBack(List<Recipient> unsent) {
        pools.locked(part -> {
            if (loads.containsKey(part)) {
                part.giveBack(part.load(unsent), periods.getOrDefault(part, Map.of()));
            }
        });
    }
}
