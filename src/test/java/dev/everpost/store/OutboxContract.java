package dev.everpost.store;

import static dev.everpost.store.Mail.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.store.Outbox.Backlog;
import dev.everpost.store.Outbox.NewParcel;
import dev.everpost.store.Outbox.Parcel;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every outbox keeps. */
public abstract class OutboxContract {

    private static final Instant LATER = NOON.plusSeconds(60);

    private long position;

    protected abstract Outbox outbox();

    @Test
    void aReaderStartsAtTheBeginningAndItsPositionMovesWithItsParcels() {
        assertThat(outbox().position("events")).isZero();
        assertThat(outbox().add("events", 7, List.of(new NewParcel("e1", "shop", "{\"é\":\"😀\"}")), NOON))
                .isTrue();

        assertThat(outbox().position("events")).isEqualTo(7);
        assertThat(outbox().position("other")).isZero();
        assertThat(outbox().due("shop", 10, NOON))
                .singleElement()
                .satisfies(parcel -> assertThat(parcel)
                        .isEqualTo(new Parcel(parcel.number(), "e1", "shop", "{\"é\":\"😀\"}", NOON, 0, null)));
    }

    @Test
    void aPositionWithoutParcelsIsKeptToo() {
        outbox().add("events", 9, List.of(), NOON);

        assertThat(outbox().position("events")).isEqualTo(9);
        assertThat(outbox().nextDue()).isNull();
    }

    @Test
    void aReaderThatIsForgottenStartsAtTheBeginning() {
        outbox().add("events", 9, List.of(), NOON);

        assertThat(outbox().forget("events")).isTrue();
        assertThat(outbox().position("events")).isZero();
    }

    @Test
    void aRepeatedAdditionAddsNothing() {
        outbox().add("events", 7, List.of(new NewParcel("e1", "shop", "1")), NOON);

        assertThat(outbox().add("events", 7, List.of(new NewParcel("e1", "shop", "1")), LATER))
                .isTrue();
        assertThat(outbox().add("other", 7, List.of(new NewParcel("o1", "shop", "1")), LATER))
                .isTrue();
        assertThat(dueAt("shop", LATER)).containsExactly("e1", "o1");
    }

    @Test
    void parcelsComeInTheOrderInWhichTheyWereMade() {
        add(NOON, "shop", "a", "b");
        add(LATER, "shop", "c");

        assertThat(dueAt("shop", NOON)).containsExactly("a", "b");
        assertThat(dueAt("shop", LATER)).containsExactly("a", "b", "c");
        assertThat(outbox().due("shop", 2, LATER)).hasSize(2);
    }

    @Test
    void whatIsDoneIsGoneAndMayBeSaidTwice() {
        add(NOON, "shop", "a", "b");
        var first = List.of(outbox().due("shop", 1, NOON).getFirst().number());

        assertThat(outbox().done(first)).isTrue();
        assertThat(outbox().done(first)).isTrue();
        assertThat(dueAt("shop", NOON)).containsExactly("b");
    }

    @Test
    void aPostponedParcelWaitsKnowsWhyAndHoldsUpNobody() {
        add(NOON, "shop", "a", "b");
        long first = outbox().due("shop", 1, NOON).getFirst().number();

        assertThat(outbox().postpone(first, LATER, "503 from the shop")).isTrue();

        assertThat(dueAt("shop", NOON)).containsExactly("b");
        assertThat(dueAt("shop", LATER)).containsExactly("b", "a");
        assertThat(outbox().due("shop", 10, LATER).getLast()).satisfies(parcel -> {
            assertThat(parcel.tries()).isEqualTo(1);
            assertThat(parcel.lastWhy()).isEqualTo("503 from the shop");
            assertThat(parcel.madeAt()).isEqualTo(NOON);
        });
    }

    @Test
    void destinationsAreNamedByTheirLongestDueParcelHoweverManyOthersHave() {
        add(NOON.plusMillis(1), "loud", "1", "2", "3", "4", "5");
        add(NOON, "quiet", "6");
        add(LATER, "later", "7");

        assertThat(outbox().destinationsDue(NOON.plusMillis(1), 10)).containsExactly("quiet", "loud");
        assertThat(outbox().destinationsDue(NOON.plusMillis(1), 1)).containsExactly("quiet");
        assertThat(outbox().destinationsDue(LATER, 10)).containsExactly("quiet", "loud", "later");
        assertThat(outbox().destinationsDue(NOON.minusMillis(1), 10)).isEmpty();
    }

    @Test
    void theNextDueTimeIsTheEarliestOfAll() {
        add(NOON, "shop", "a");
        add(NOON.plusSeconds(5), "office", "b");
        outbox().postpone(outbox().due("shop", 1, NOON).getFirst().number(), LATER, "not now");

        assertThat(outbox().nextDue()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void theBacklogIsCountedByDestination() {
        add(NOON, "shop", "a", "b");
        add(LATER, "shop", "c");
        add(LATER, "office", "d");

        assertThat(outbox().backlog()).hasSize(2);
        assertThat(outbox().backlog().get("shop")).isEqualTo(new Backlog(3, NOON));
        assertThat(outbox().backlog().get("office")).isEqualTo(new Backlog(1, LATER));
    }

    @Test
    void parcelsOfOneLineBecomeDueOneAfterAnother() {
        addInLine(NOON, "shop", "m1", "1a", "1b", "1c");
        addInLine(NOON, "shop", "m2", "2a", "2b");
        addInLine(NOON, "office", "m1", "o");

        assertThat(dueAt("shop", NOON)).containsExactly("1a", "2a");
        assertThat(dueAt("office", NOON)).containsExactly("o");
        done("shop", "1a");
        assertThat(dueAt("shop", NOON)).containsExactlyInAnyOrder("1b", "2a");
        done("shop", "1b");
        done("shop", "1c");
        done("shop", "2a");
        assertThat(dueAt("shop", NOON)).containsExactly("2b");
        assertThat(outbox().backlog().get("shop").parcels()).isEqualTo(1);
    }

    @Test
    void aPostponedParcelHoldsUpItsLineAndNoOther() {
        addInLine(NOON, "shop", "m1", "1a", "1b");
        addInLine(NOON, "shop", "m2", "2a");
        long first = outbox().due("shop", 1, NOON).getFirst().number();

        outbox().postpone(first, LATER, "503 from the shop");
        addInLine(NOON, "shop", "m1", "1c");

        assertThat(dueAt("shop", NOON)).containsExactly("2a");
        assertThat(dueAt("shop", LATER)).containsExactly("2a", "1a");
        assertThat(outbox().nextDue()).isEqualTo(NOON);
    }

    @Test
    void aLineThatIsEmptyStartsAnew() {
        addInLine(NOON, "shop", "m1", "1a");
        done("shop", "1a");

        addInLine(LATER, "shop", "m1", "1b");

        assertThat(dueAt("shop", LATER)).containsExactly("1b");
    }

    private void done(String destination, String id) {
        var found = outbox().due(destination, 1_000, LATER).stream()
                .filter(parcel -> parcel.id().equals(id))
                .map(Parcel::number)
                .toList();
        assertThat(found).hasSize(1);
        outbox().done(found);
    }

    protected void addInLine(Instant now, String destination, String line, String... ids) {
        position++;
        var parcels = Arrays.stream(ids)
                .map(id -> new NewParcel(id, destination, "{}", line))
                .toList();
        outbox().add("spec", position, parcels, now);
    }

    protected void add(Instant now, String destination, String... ids) {
        position++;
        var parcels = Arrays.stream(ids)
                .map(id -> new NewParcel(id, destination, "{}"))
                .toList();
        outbox().add("spec", position, parcels, now);
    }

    protected List<String> dueAt(String destination, Instant now) {
        return outbox().due(destination, 1_000, now).stream().map(Parcel::id).toList();
    }
}
