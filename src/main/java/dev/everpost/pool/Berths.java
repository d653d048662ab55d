package dev.everpost.pool;

import dev.everpost.message.Recipient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What one pool has left of its ceilings. Guarded by the lock of {@link Pools}. */
final class Berths {

    static final long DAY_SECONDS = 86_400;
    static final long HOUR_SECONDS = 3_600;
    private static final String DAY = "day";
    private static final String HOUR = "hour";
    /** Such a part of a ceiling is made durable at a time; at most so much is lost by a crash. */
    private static final long GRANTS = 50;

    private final Pool pool;
    private final @Nullable Progress progress;
    private final Map<String, Meter> meters = new LinkedHashMap<>();
    private Instant now = Instant.EPOCH;

    Berths(Pool pool) {
        this.pool = pool;
        this.progress = pool.plan() == null ? null : new Progress(pool.plan());
        if (pool.perDay() != null || progress != null) {
            meters.put(DAY, new Meter());
        }
        if (pool.perHour() != null) {
            meters.put(HOUR, new Meter());
        }
        if (progress != null) {
            progress.plan().perReceiver().keySet().forEach(domain -> meters.put("to:" + domain, new Meter()));
        }
    }

    Pool pool() {
        return pool;
    }

    @Nullable
    Progress progress() {
        return progress;
    }

    boolean isWarm() {
        return progress == null || progress.isFinished();
    }

    /** Time passes; called before anything is asked. */
    void turn(Instant present) {
        now = present;
        if (progress != null) {
            progress.turn(Math.floorDiv(present.getEpochSecond(), DAY_SECONDS));
        }
        meters.forEach((name, meter) -> meter.turn(period(name)));
    }

    private long period(String meter) {
        return Math.floorDiv(now.getEpochSecond(), meter.equals(HOUR) ? HOUR_SECONDS : DAY_SECONDS);
    }

    /** How many of the first recipients fit. */
    int room(List<Recipient> recipients) {
        var ceilings = ceilings();
        var asked = new HashMap<String, Integer>();
        for (int i = 0; i < recipients.size(); i++) {
            for (var name : metersOf(recipients.get(i))) {
                int count = asked.merge(name, 1, Integer::sum);
                var ceiling = ceilings.get(name);
                var meter = meters.get(name);
                if (ceiling != null && meter != null && meter.count() + count > ceiling) {
                    return i;
                }
            }
        }
        return recipients.size();
    }

    /** What holds now, by meter. */
    private Map<String, Long> ceilings() {
        var ceilings = new HashMap<String, Long>();
        BiConsumer<String, @Nullable Long> put = (name, ceiling) -> {
            if (ceiling != null) {
                ceilings.merge(name, ceiling, Math::min);
            }
        };
        put.accept(DAY, pool.perDay());
        put.accept(HOUR, pool.perHour());
        if (progress != null && !progress.isFinished()) {
            long today = progress.ceiling();
            put.accept(DAY, today);
            progress.plan()
                    .perReceiver()
                    .keySet()
                    .forEach(
                            domain -> put.accept("to:" + domain, progress.plan().forReceiver(domain, today)));
        }
        return ceilings;
    }

    private List<String> metersOf(Recipient recipient) {
        var names = new ArrayList<String>(3);
        for (var name : List.of(DAY, HOUR, "to:" + recipient.address().domain())) {
            if (meters.containsKey(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** Recipients by meter. */
    Map<String, Integer> load(List<Recipient> recipients) {
        var load = new HashMap<String, Integer>();
        recipients.forEach(recipient -> metersOf(recipient).forEach(name -> load.merge(name, 1, Integer::sum)));
        return load;
    }

    /** Whether more must be made durable before these go; what is granted counts after {@link #confirm}. */
    boolean grant(Map<String, Integer> load) {
        boolean changed = false;
        var ceilings = ceilings();
        for (var each : load.entrySet()) {
            var meter = meters.get(each.getKey());
            if (meter != null && meter.exceedsGrant(each.getValue())) {
                long needed = meter.count() + each.getValue();
                long ceiling = ceilings.getOrDefault(each.getKey(), Long.MAX_VALUE);
                long ahead = Math.max(each.getValue(), Math.min(ceiling, 1_000_000) / GRANTS);
                meter.grant(Math.min(Math.max(ceiling, needed), needed + ahead));
                changed = true;
            }
        }
        return changed;
    }

    /** What was granted is durable. */
    void confirm() {
        meters.values().forEach(Meter::confirm);
    }

    /** Counts them; returns the periods in which they are counted. */
    Map<String, Long> take(Map<String, Integer> load) {
        var periods = new HashMap<String, Long>();
        load.forEach((name, recipients) -> {
            var meter = meters.get(name);
            if (meter != null) {
                meter.take(recipients);
                periods.put(name, meter.period());
            }
        });
        return periods;
    }

    void giveBack(Map<String, Integer> load, Map<String, Long> periods) {
        load.forEach((name, recipients) -> {
            var meter = meters.get(name);
            if (meter != null) {
                meter.giveBack(recipients, periods.getOrDefault(name, Long.MIN_VALUE));
            }
        });
    }

    /** When there is room again, by the clock: the next hour or the next day. */
    Instant until() {
        var perHour = pool.perHour();
        var meter = meters.get(HOUR);
        boolean hour = perHour != null && meter != null && meter.count() >= perHour;
        long seconds = hour ? HOUR_SECONDS : DAY_SECONDS;
        return Instant.ofEpochSecond((Math.floorDiv(now.getEpochSecond(), seconds) + 1) * seconds);
    }

    /** Such as "412 of 500 today, day 3 of 20 of its warm-up plan". */
    String words() {
        var today = ceilings().get(DAY);
        var meter = meters.get(DAY);
        var used = meter == null ? "" : meter.count() + (today == null ? "" : " of " + today) + " today";
        return progress == null ? used : used + ", " + progress.words();
    }

    /** Used and most of today, for people; null without a ceiling. */
    @Nullable
    Long ceilingToday() {
        return ceilings().get(DAY);
    }

    long usedToday() {
        var meter = meters.get(DAY);
        return meter == null ? 0 : meter.count();
    }

    Map<String, Meter> meters() {
        return meters;
    }
}
