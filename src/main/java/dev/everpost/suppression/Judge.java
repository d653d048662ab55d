package dev.everpost.suppression;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Alarm;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Decides what becomes of a burst, and tells people about those in which good addresses bounced. For one thread. */
final class Judge {

    /** So many of a burst are looked up. */
    static final int SAMPLE_MAX = 50;

    /** Between two looks at one burst. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    /** So many that took mail before make a receiver suspect. */
    static final int GOOD_MIN = 3;

    private final Evidence evidence;
    private final Lists lists;
    private final SuppressionPolicy policy;
    private final News news;
    private final World world;

    /** Takes what people should know; harmless to tell twice. */
    interface News {
        void tell(Fact fact);
    }

    Judge(Evidence evidence, Lists lists, SuppressionPolicy policy, News news, World world) {
        this.evidence = evidence;
        this.lists = lists;
        this.policy = policy;
        this.news = news;
        this.world = world;
    }

    /** Takes off the list what was listed before it was a burst. False when the store failed. */
    boolean begin(Burst burst) {
        boolean done = burst.held().stream().allMatch(lists::takeBack);
        long good = count(burst, evidence::tookMailBefore);
        if (good >= GOOD_MIN) {
            var text = "%d addresses of %s were refused for good within %s, %d of them took mail before; none is"
                    + " suppressed until it is clear whether the receiver is broken";
            news.tell(new Fact.AlarmRaised(
                    world.time().now(),
                    Alarm.RECEIVER_TROUBLE,
                    burst.domain(),
                    text.formatted(burst.held().size(), burst.domain(), minutes(policy.window()), good)));
        }
        return done;
    }

    /** True when it is over: its addresses are free, or listed. */
    boolean judge(Burst burst) {
        burst.putOff(world.time().now().plus(PAUSE));
        if (count(burst, evidence::tookMailSince) > 0) {
            if (!burst.held().stream().allMatch(lists::takeBack)) {
                return false;
            }
            over(burst, "addresses that it refused take mail again; none of %d was suppressed", burst.held());
            return true;
        }
        if (burst.since().plus(policy.heldMost()).isAfter(world.time().now())) {
            return false;
        }
        var dead = burst.held().stream()
                .filter(listing -> !evidence.tookMailBefore(listing))
                .toList();
        if (!dead.stream().allMatch(lists::list)) {
            return false;
        }
        over(burst, "%d addresses that never took mail are suppressed now, the others are not", dead);
        return true;
    }

    private void over(Burst burst, String text, List<Listing> counted) {
        news.tell(new Fact.AlarmCleared(
                world.time().now(), Alarm.RECEIVER_TROUBLE, burst.domain(), text.formatted(counted.size())));
    }

    private static long count(Burst burst, Predicate<Listing> asked) {
        Stream<Listing> sample = burst.held().stream().limit(SAMPLE_MAX);
        return sample.filter(asked).count();
    }

    private static String minutes(Duration window) {
        return window.toMinutes() + " minutes";
    }
}
