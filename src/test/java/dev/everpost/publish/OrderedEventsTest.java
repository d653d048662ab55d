package dev.everpost.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.store.Outbox.NewParcel;
import dev.everpost.store.Outbox.Parcel;
import dev.everpost.store.RememberingOutbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of one message arrive in order, whatever fails, and a message whose event fails holds up no other. */
@Timeout(60)
class OrderedEventsTest {

    private static final String ENDPOINT = "webhook:shop:1";
    private static final int MESSAGES = 12;
    private static final int EVENTS = 5;

    private final SteeredWorld steered = new SteeredWorld();
    private final RememberingOutbox outbox = new RememberingOutbox();
    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private final List<String> together = new CopyOnWriteArrayList<>();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 42, 4711})
    void eventsOfOneMessageArriveInOrderWhateverFails(long seed) {
        var random = new Random(seed);
        var round = round(parcel -> answer(random));
        waitsInAnyOrder(random);

        int turns = 0;
        while (!outbox.all().isEmpty()) {
            outbox.fail(chance(random, 0.1));
            round.go(ENDPOINT, () -> false);
            outbox.fail(false);
            steered.pass(Duration.ofSeconds(random.nextInt(30)));
            turns++;
            assertThat(turns).as("turns of seed %d", seed).isLessThan(5_000);
        }

        assertThat(together).as("events of one message under way together").isEmpty();
        for (int message = 0; message < MESSAGES; message++) {
            assertThat(numbersOf(message))
                    .isSorted()
                    .containsOnly(0, 1, 2, 3, 4)
                    .contains(0, 1, 2, 3, 4);
        }
    }

    @Test
    void aMessageWhoseEventIsNeverTakenHoldsUpNoOther() {
        var round = round(parcel -> parcel.id().startsWith("3/")
                ? new Handover.Declined("the endpoint answered 500", Duration.ofMinutes(5))
                : new Handover.Delivered());
        waitsInAnyOrder(new Random(1));

        for (int turn = 0; turn < EVENTS + 1; turn++) {
            round.go(ENDPOINT, () -> false);
        }

        assertThat(outbox.all()).extracting(Parcel::id).containsExactly("3/0", "3/1", "3/2", "3/3", "3/4");
        assertThat(arrived).hasSize((MESSAGES - 1) * EVENTS);
    }

    @Test
    void anEndpointThatDeclinesEverythingIsLeftAloneAfterTenInARow() {
        var tried = new AtomicInteger();
        var rests = new Rests(steered);
        Courier courier = parcel -> {
            tried.incrementAndGet();
            return new Handover.Declined("the endpoint answered 500", Duration.ofMinutes(5));
        };
        waitsInAnyOrder(new Random(1));

        new Round(outbox, courier, rests, new CountedEvents(), steered.world()).go(ENDPOINT, () -> false);

        assertThat(rests.isResting(ENDPOINT)).isTrue();
        assertThat(tried.get()).isBetween(Rests.DECLINED_MAX, MESSAGES);
    }

    private Round round(Courier answers) {
        return new Round(
                outbox, parcel -> noted(parcel, answers), new Rests(steered), new CountedEvents(), steered.world());
    }

    private Handover noted(Parcel parcel, Courier answers) {
        var message = parcel.id().split("/")[0];
        var count = underWay.computeIfAbsent(message, _ -> new AtomicInteger());
        if (count.incrementAndGet() > 1) {
            together.add(parcel.id());
        }
        try {
            var answer = answers.carry(parcel);
            if (answer instanceof Handover.Delivered) {
                arrived.add(parcel.id());
            }
            return answer;
        } finally {
            count.decrementAndGet();
        }
    }

    private static Handover answer(Random random) {
        synchronized (random) {
            double drawn = random.nextDouble();
            var pause = Duration.ofSeconds(random.nextInt(60));
            if (drawn < 0.3) {
                return new Handover.Declined("the endpoint answered 500", pause);
            }
            return drawn < 0.4 ? new Handover.Failed("no answer", pause) : new Handover.Delivered();
        }
    }

    private static boolean chance(Random random, double probability) {
        synchronized (random) {
            return random.nextDouble() < probability;
        }
    }

    /** Events of one message are made in order; those of others come in between. */
    private void waitsInAnyOrder(Random random) {
        var next = new int[MESSAGES];
        var left = new ArrayList<>(IntStream.range(0, MESSAGES).boxed().toList());
        long position = 0;
        while (!left.isEmpty()) {
            int message = left.get(random.nextInt(left.size()));
            var id = message + "/" + next[message]++;
            position++;
            outbox.add("spec", position, List.of(new NewParcel(id, ENDPOINT, "{}", "m" + message)), steered.now());
            if (next[message] == EVENTS) {
                left.remove((Integer) message);
            }
        }
    }

    private List<Integer> numbersOf(int message) {
        return arrived.stream()
                .filter(id -> id.startsWith(message + "/"))
                .map(id -> Integer.valueOf(id.split("/")[1]))
                .toList();
    }
}
