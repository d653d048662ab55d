package dev.everpost.store;

import static dev.everpost.store.Mail.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.store.Suppressions.Filter;
import dev.everpost.store.Suppressions.Reason;
import dev.everpost.store.Suppressions.Removal;
import dev.everpost.store.Suppressions.Suppressed;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every suppression list keeps. */
public abstract class SuppressionsContract {

    private static final Instant LATER = NOON.plusSeconds(60);

    protected abstract Suppressions suppressions();

    @Test
    void anEntryIsFoundAsItWasListed() {
        var entry = new Suppressed(
                "ann@example.net", "shop", Reason.COMPLAINT, "report by amazon", NOON, LATER, "feedback-1");

        assertThat(suppressions().put(entry)).isTrue();
        assertThat(suppressions().find("ann@example.net", "shop")).contains(entry);
        assertThat(suppressions().find("ann@example.net", "office")).isEmpty();
        assertThat(suppressions().find("ann@example.net", null)).isEmpty();
    }

    @Test
    void caseMakesNoDifference() {
        suppressions().put(entry("Ann@Example.NET", null, Reason.BOUNCE));

        assertThat(suppressions().find("aNN@example.net", null))
                .hasValueSatisfying(found -> assertThat(found.address()).isEqualTo("ann@example.net"));
        assertThat(suppressions().among(List.of("ANN@example.net"), "shop", NOON))
                .containsOnlyKeys("ANN@example.net");
        assertThat(suppressions().remove("ann@EXAMPLE.net", null)).isEqualTo(Removal.REMOVED);
    }

    @Test
    void aNewEntryReplacesTheOldOneOfItsScopeOnly() {
        suppressions().put(entry("ann@example.net", null, Reason.BOUNCE));
        suppressions().put(entry("ann@example.net", "shop", Reason.BOUNCE));
        suppressions().put(entry("ann@example.net", "shop", Reason.COMPLAINT));

        assertThat(reason("ann@example.net", "shop")).isEqualTo(Reason.COMPLAINT);
        assertThat(reason("ann@example.net", null)).isEqualTo(Reason.BOUNCE);
    }

    @Test
    void onlyListedAddressesComeBackAndTheSubmittersOwnEntryGoesFirst() {
        suppressions().put(entry("all@example.net", null, Reason.BOUNCE));
        suppressions().put(entry("both@example.net", null, Reason.BOUNCE));
        suppressions().put(entry("both@example.net", "shop", Reason.UNSUBSCRIBE));
        suppressions().put(entry("other@example.net", "office", Reason.MANUAL));

        var found = suppressions()
                .among(
                        List.of("free@example.net", "all@example.net", "both@example.net", "other@example.net"),
                        "shop",
                        NOON);

        assertThat(found).containsOnlyKeys("all@example.net", "both@example.net");
        assertThat(found.get("all@example.net").reason()).isEqualTo(Reason.BOUNCE);
        assertThat(found.get("both@example.net").reason()).isEqualTo(Reason.UNSUBSCRIBE);
    }

    @Test
    void anEntryCountsUntilItsEndAndEverybodysTakesOver() {
        suppressions().put(new Suppressed("ann@example.net", "shop", Reason.MANUAL, "holiday", NOON, LATER, null));
        suppressions().put(entry("ann@example.net", null, Reason.BOUNCE));
        suppressions().put(new Suppressed("bob@example.net", "shop", Reason.MANUAL, "holiday", NOON, LATER, null));
        var both = List.of("ann@example.net", "bob@example.net");

        assertThat(suppressions().among(both, "shop", LATER.minusMillis(1)).get("ann@example.net"))
                .extracting(Suppressed::reason)
                .isEqualTo(Reason.MANUAL);
        var after = suppressions().among(both, "shop", LATER);
        assertThat(after).containsOnlyKeys("ann@example.net");
        assertThat(after.get("ann@example.net").reason()).isEqualTo(Reason.BOUNCE);
    }

    @Test
    void aRemovedAddressIsFreeInItsScopeOnly() {
        suppressions().put(entry("ann@example.net", null, Reason.BOUNCE));
        suppressions().put(entry("ann@example.net", "shop", Reason.BOUNCE));

        assertThat(suppressions().remove("ann@example.net", "shop")).isEqualTo(Removal.REMOVED);
        assertThat(suppressions().remove("ann@example.net", "shop")).isEqualTo(Removal.NOT_LISTED);
        assertThat(suppressions().among(List.of("ann@example.net"), "shop", NOON))
                .hasSize(1);
        suppressions().remove("ann@example.net", null);
        assertThat(suppressions().among(List.of("ann@example.net"), "shop", NOON))
                .isEmpty();
    }

    @Test
    void aListIsOfOneScopeByAddressAndGoesOnAfterOne() {
        List.of("c@x.net", "a@x.net", "b@x.net")
                .forEach(address -> suppressions().put(entry(address, "shop", Reason.BOUNCE)));
        suppressions().put(entry("a@y.net", null, Reason.BOUNCE));

        assertThat(addresses(all("shop"), null, 2)).containsExactly("a@x.net", "b@x.net");
        assertThat(addresses(all("shop"), "B@x.net", 2)).containsExactly("c@x.net");
        assertThat(addresses(all(null), null, 2)).containsExactly("a@y.net");
        assertThat(addresses(all("office"), null, 2)).isEmpty();
    }

    @Test
    void aListIsNarrowedByReasonAndByTime() {
        suppressions().put(entry("a@x.net", null, Reason.BOUNCE));
        suppressions().put(entry("b@x.net", null, Reason.COMPLAINT));
        suppressions().put(new Suppressed("c@x.net", null, Reason.MANUAL, "ops", LATER, null, null));

        assertThat(addresses(new Filter(null, Set.of(Reason.BOUNCE, Reason.MANUAL), null, null), null, 9))
                .containsExactly("a@x.net", "c@x.net");
        assertThat(addresses(new Filter(null, Set.of(), LATER, null), null, 9)).containsExactly("c@x.net");
        assertThat(addresses(new Filter(null, Set.of(), NOON, LATER), null, 9)).containsExactly("a@x.net", "b@x.net");
        assertThat(addresses(new Filter(null, Set.of(Reason.UNSUBSCRIBE), null, null), null, 9))
                .isEmpty();
    }

    protected static Suppressed entry(String address, @Nullable String submitter, Reason reason) {
        return new Suppressed(address, submitter, reason, "spec", NOON, null, null);
    }

    private Reason reason(String address, @Nullable String submitter) {
        return suppressions().find(address, submitter).orElseThrow().reason();
    }

    private List<String> addresses(Filter filter, @Nullable String after, int most) {
        return suppressions().list(filter, after, most).stream()
                .map(Suppressed::address)
                .toList();
    }

    private static Filter all(@Nullable String submitter) {
        return new Filter(submitter, Set.of(), null, null);
    }
}
