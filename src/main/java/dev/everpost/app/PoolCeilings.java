package dev.everpost.app;

import dev.everpost.capacity.Ceiling;
import dev.everpost.pool.PoolView;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What pools let through, for the reckoning of capacity; tomorrow is taken to be as today. */
final class PoolCeilings {

    private PoolCeilings() {}

    /** The account's own plan, and that of all pools together where each has a ceiling. */
    static List<Ceiling> of(List<PoolView> views, Instant now) {
        var account = views.stream().filter(view -> view.name().isEmpty()).toList();
        var pools = views.stream().filter(view -> !view.name().isEmpty()).toList();
        var ceilings = new ArrayList<Ceiling>();
        for (var group : List.of(account, pools)) {
            if (!group.isEmpty() && group.stream().allMatch(view -> view.ceiling() != null)) {
                ceilings.add(together(group, now));
            }
        }
        return ceilings;
    }

    private static Ceiling together(List<PoolView> group, Instant now) {
        long most = 0;
        long used = 0;
        for (var view : group) {
            most += view.ceiling() == null ? 0 : view.ceiling();
            used += view.used();
        }
        var midnight = now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        int minutes = (int) Math.max(1, Duration.between(now, midnight).toMinutes());
        return new Ceiling.Daily(Ceiling.Kind.WARM_UP, most, Math.max(0, most - used), minutes, most);
    }
}
