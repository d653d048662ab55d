package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.sandbox.Delivered;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * Every fault of the vocabulary at a primary, all at one time in one gateway: each has its own primary and its own mail, so
 * that one sick provider must not spoil the mail of another.
 */
@Tag("acceptance")
@Timeout(120)
class FailoverTest {

    private static final int LETTERS_OF_EACH_CLASS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private static Ward ward;
    private static final Map<Ailment, Map<String, Letter>> SENT = new EnumMap<>(Ailment.class);

    @BeforeAll
    static void sendWhileAllPrimariesAreIll(@TempDir Path folder) throws IOException {
        ward = new Ward(folder);
        for (var ailment : Ailment.values()) {
            ward.rig.rest.accepted(Letter.to("before@" + ailment.domain()));
        }
        Await.until(
                "mail flows while all are well",
                PATIENCE,
                () -> ward.rig.mailroom.summary().copies() >= Ailment.values().length);
        ward.fallIll();
        for (var ailment : Ailment.values()) {
            SENT.put(ailment, ward.sendEachClass(ailment, LETTERS_OF_EACH_CLASS));
        }
    }

    @AfterAll
    static void close() {
        ward.close();
    }

    @ParameterizedTest
    @EnumSource
    void mailEndsAsItShouldWhateverAilsThePrimary(Ailment ailment) {
        SENT.get(ailment).forEach((id, letter) -> {
            var life = awaitEnd(id);
            assertThat(life.at("/recipients/0/state").asString())
                    .as(life.toPrettyString())
                    .isEqualTo(ailment.ending == Ailment.Ending.REFUSED ? "refused" : "handed_over");
            assertThat(ward.rig.mailroom.of(letter.to()))
                    .as(life.toPrettyString())
                    .satisfies(copies -> assertCarried(ailment, copies));
            assertDuplicatesExplained(ailment, life, letter);
        });
    }

    @ParameterizedTest
    @EnumSource
    void operatorsSeeHowThePrimaryStands(Ailment ailment) {
        SENT.get(ailment).keySet().forEach(FailoverTest::awaitEnd);
        var standing = ward.rig.rest.provider(ailment.provider());
        var state = standing.path("state").asString();
        switch (ailment.gate) {
            case USED -> assertThat(state).as(standing.toString()).isEqualTo("up");
            case LEFT -> {
                assertThat(state).as(standing.toString()).isIn("down", "probing");
                assertThat(standing.path("why").asString()).isNotBlank();
            }
            case ANY -> assertThat(state).isNotBlank();
        }
    }

    private static JsonNode awaitEnd(String id) {
        Await.until(
                () -> "an end of " + ward.rig.rest.message(id).toPrettyString(),
                PATIENCE,
                () -> ward.rig.rest.message(id).path("status").asString().equals("finished"));
        return ward.rig.rest.message(id);
    }

    private static void assertCarried(Ailment ailment, List<? extends Delivered> copies) {
        switch (ailment.ending) {
            case BY_BACKUP ->
                assertThat(copies)
                        .singleElement()
                        .satisfies(copy -> assertThat(copy.provider()).isEqualTo(Ward.BACKUP));
            case BY_PRIMARY ->
                assertThat(copies)
                        .isNotEmpty()
                        .allSatisfy(copy -> assertThat(copy.provider()).isEqualTo(ailment.provider()));
            case BY_ANY -> assertThat(copies).isNotEmpty();
            case REFUSED, LOST_BY_PROVIDER -> assertThat(copies).isEmpty();
        }
    }

    /** A provider that delivers twice does so in one attempt; all other copies need an outcome that nobody knows. */
    private static void assertDuplicatesExplained(Ailment ailment, JsonNode life, Letter letter) {
        int copies = ward.rig.mailroom.of(letter.to()).size();
        if (ailment == Ailment.DUPLICATES) {
            assertThat(copies).isEqualTo(2);
            assertThat(life.path("attempts").size()).isEqualTo(1);
        } else {
            assertThat(life.at("/recipients/0/unknown_outcomes").asInt())
                    .as(life.toPrettyString())
                    .isGreaterThanOrEqualTo(copies - 1);
        }
    }
}
