package dev.everpost.health;

import static dev.everpost.health.Seen.site;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.ProviderName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How far an outage reaches. */
class ExtentsTest {

    private static final Site EAST = site("east", "ses", "us-east-1", "api");
    private static final Site EAST_TOO = site("east-too", "ses", "us-east-1", "api");
    private static final Site WEST = site("west", "ses", "eu-west-1", "api");
    private static final Site EAST_SMTP = site("east-smtp", "ses", "us-east-1", "smtp");
    private static final Site GRID = site("grid", "sendgrid", "global", "api");
    private static final Site GUN = site("gun", "mailgun", "eu", "api");

    @Test
    void oneOfSeveralAlikeIsItsOwnTrouble() {
        assertThat(extents(List.of(EAST, EAST_TOO, WEST, GRID), "east")).isEqualTo(Map.of("east", "east"));
    }

    @Test
    void allOfARegionWhileAnotherIsWellIsTheRegion() {
        assertThat(extents(List.of(EAST, EAST_TOO, WEST, GRID), "east", "east-too"))
                .isEqualTo(Map.of("east", "ses in us-east-1", "east-too", "ses in us-east-1"));
    }

    @Test
    void oneProtocolWhileTheOtherIsWellIsTheProtocol() {
        assertThat(extents(List.of(EAST, EAST_TOO, EAST_SMTP), "east-smtp"))
                .isEqualTo(Map.of("east-smtp", "ses by smtp"));
    }

    @Test
    void everythingOfAVendorIsTheVendor() {
        assertThat(extents(List.of(EAST, WEST, GRID), "east", "west")).isEqualTo(Map.of("east", "ses", "west", "ses"));
    }

    @Test
    void aVendorWithOneSiteHasNoWitnesses() {
        assertThat(extents(List.of(GRID, GUN), "grid")).isEqualTo(Map.of("grid", "grid"));
    }

    @Test
    void everythingOfThreeVendorsAtOnceIsNearerToUs() {
        assertThat(extents(List.of(EAST, GRID, GUN), "east", "grid", "gun"))
                .isEqualTo(Map.of("east", "our own network", "grid", "our own network", "gun", "our own network"));
        assertThat(extents(List.of(EAST, GRID), "east", "grid")).isEqualTo(Map.of("east", "east", "grid", "grid"));
    }

    private static Map<String, String> extents(List<Site> sites, String... troubled) {
        var names = Stream.of(troubled).map(ProviderName::new).collect(Collectors.toSet());
        var words = new TreeMap<String, String>();
        Extents.of(sites, Set.copyOf(names)).forEach((name, scope) -> words.put(name.value(), scope.words()));
        return words;
    }
}
