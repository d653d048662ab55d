package dev.everpost.publish;

import static dev.everpost.publish.Letters.admitted;
import static dev.everpost.publish.Letters.ended;
import static dev.everpost.publish.Letters.taken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.store.Outbox.Parcel;
import dev.everpost.store.RememberingOutbox;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PublisherTest {

    private final ToldLedger ledger = new ToldLedger();
    private final RememberingOutbox outbox = new RememberingOutbox();
    private final AtomicInteger told = new AtomicInteger();
    private Subscriptions subscriptions = (set, type) -> List.of("first", "second");

    @Test
    void everyEventHasOneParcelForEachDestination() {
        ledger.knows(Letters.of("ann@example.net"));
        ledger.happens(admitted());
        ledger.happens(ended(1, taken()));

        readAll(publisher());

        assertThat(outbox.all()).extracting(Parcel::destination).containsExactly("first", "second", "first", "second");
        // Both destinations know the event by one id; the next event has another.
        assertThat(outbox.all().stream().map(Parcel::id).distinct()).hasSize(2);
        assertThat(told).hasValue(1);
    }

    @Test
    void whoDiedAfterTheCommitReadsNothingTwice() {
        ledger.knows(Letters.of("ann@example.net"));
        ledger.happens(admitted());
        readAll(publisher());

        ledger.happens(ended(1, taken()));
        readAll(publisher());
        readAll(publisher());

        assertThat(outbox.all()).hasSize(4);
    }

    @Test
    void whoDiedBetweenAFactAndItsParcelMakesItAtTheNextStart() {
        ledger.knows(Letters.of("ann@example.net"));
        ledger.happens(admitted());
        outbox.fail(true);
        publisher().step();
        assertThat(outbox.all()).isEmpty();

        outbox.fail(false);
        readAll(publisher());

        assertThat(outbox.all()).hasSize(2);
    }

    @Test
    void aStoreThatFailsIsAskedAgainAndNothingIsLostOrDoubled() {
        ledger.knows(Letters.of("ann@example.net"));
        ledger.happens(admitted());
        var publisher = publisher();

        ledger.fail(true);
        assertThat(publisher.step()).isPositive();
        ledger.fail(false);
        outbox.fail(true);
        assertThat(publisher.step()).isPositive();
        outbox.fail(false);
        readAll(publisher);

        assertThat(outbox.all()).hasSize(2);
    }

    @Test
    void mailWithoutAConfigurationSetAndFactsAboutProvidersArePassedOver() {
        ledger.knows(Letters.of(Map.of("campaign", "autumn"), "ann@example.net"));
        ledger.happens(admitted());
        ledger.happens(new Fact.StandingChanged(Letters.NOON, Letters.ALPHA, "closed", "open", "silent"));

        readAll(publisher());

        assertThat(outbox.all()).isEmpty();
        assertThat(told).hasValue(0);
    }

    @Test
    void onlyTheTypesThatADestinationAskedForAreTold() {
        subscriptions =
                (set, type) -> set.equals("orders") && type == EventType.DELIVERY ? List.of("deliveries") : List.of();
        ledger.knows(Letters.of("ann@example.net"));
        ledger.happens(admitted());
        ledger.happens(ended(1, taken()));

        readAll(publisher());

        assertThat(outbox.all())
                .singleElement()
                .satisfies(parcel -> assertThat(parcel.body()).startsWith("{\"eventType\":\"Delivery\""));
    }

    @Test
    void aFactThatCannotBeToldDoesNotHoldUpTheNext() {
        ledger.knows(Letters.of("ann@example.net"));
        ledger.happens(admitted());
        ledger.happens(ended(1, taken()));
        subscriptions = (set, type) -> {
            if (type == EventType.SEND) {
                throw new IllegalStateException("a fault of ours");
            }
            return List.of("somebody");
        };

        readAll(publisher());

        assertThat(outbox.all()).hasSize(1);
    }

    @Test
    void theSameEventHasTheSameIdWhenItIsMadeAgain() {
        ledger.knows(Letters.of("ann@example.net"));
        ledger.happens(admitted());
        var once = dispatch().after(0, 10).parcels();

        assertThat(dispatch().after(0, 10).parcels()).isEqualTo(once);
    }

    private Publisher publisher() {
        return new Publisher(dispatch(), outbox, told::incrementAndGet, World.real());
    }

    private Dispatch dispatch() {
        return new Dispatch(
                ledger, (set, type) -> subscriptions.to(set, type), DeliveryEvent.HANDED_OVER, Letters.ORIGIN);
    }

    private static void readAll(Publisher publisher) {
        while (publisher.step().equals(Duration.ZERO)) {
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }
}
