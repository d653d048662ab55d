package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.sandbox.Delivered;
import dev.everpost.scenario.FaultKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every row of {@code docs/reference/failover.md}, played against the real gateway with the timeouts that ship. */
@Tag("acceptance")
@Timeout(180)
class FailoverTableTest {

    /** Against hanging and against waiting for the wrong thing, which is minutes; not for speed. */
    private static final Duration MERCY = Duration.ofSeconds(20);

    private static FailoverStage stage;
    private static final Map<FailoverRow, String> SENT = new LinkedHashMap<>();

    static List<FailoverRow> rows() throws IOException {
        return FailoverRow.all();
    }

    /** Those that wait for a timeout go first and wait together; the others follow one by one and are not in each other's way. */
    @BeforeAll
    static void play(@TempDir Path folder) throws IOException {
        stage = new FailoverStage(folder, rows());
        var waitingFirst = Comparator.comparing(FailoverRow::patience).reversed();
        for (var row : rows().stream().sorted(waitingFirst).toList()) {
            var id = stage.send(row);
            SENT.put(row, id);
            if (row.patience().isZero()) {
                awaitFirstAttempt(row, id);
            }
        }
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void theTableHasEveryFaultForBothProtocols() throws IOException {
        for (boolean ses : new boolean[] {false, true}) {
            assertThat(rows().stream()
                            .filter(row -> row.ses() == ses)
                            .map(row -> row.fault().kind()))
                    .contains(FaultKind.values());
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theMessageGoesWhereTheTableSaysWhenTheTableSays(FailoverRow row) {
        var life = awaitFirstAttempt(row, SENT.get(row));
        var first = life.at("/attempts/0");
        assertThat(first.path("provider").asString()).as(life.toPrettyString()).isEqualTo(row.name());
        assertThat(outcome(first)).as(life.toPrettyString()).isEqualTo(row.apiOutcome());
        var took = Duration.ofMillis(first.path("took_ms").asLong());
        assertThat(took)
                .as(life.toPrettyString())
                .isBetween(row.patience().minusMillis(5), row.patience().plus(MERCY));
        if (row.changesProvider()) {
            assertLeftByTheBackupInTheSamePass(row);
        }
        assertEnd(row, took);
    }

    private static void assertLeftByTheBackupInTheSamePass(FailoverRow row) {
        Await.until(
                () -> "an end of " + stage.life(SENT.get(row)).toPrettyString(),
                MERCY,
                () -> stage.life(SENT.get(row)).path("status").asString().equals("finished"));
        var life = stage.life(SENT.get(row));
        var second = life.at("/attempts/1");
        assertThat(life.path("attempts").size()).as(life.toPrettyString()).isEqualTo(2);
        assertThat(second.path("provider").asString()).isEqualTo(FailoverStage.BACKUP);
        assertThat(outcome(second)).isEqualTo("accepted");
        assertThat(second.at("/outcomes/0/possible_duplicate").asBoolean())
                .isEqualTo(row.then().equals("on_unknown"));
        var wait = Duration.between(instant(life.at("/attempts/0/ended_at")), instant(second.path("started_at")));
        assertThat(wait)
                .as("a wait between the attempts of one pass: %s", life.toPrettyString())
                .isLessThan(FailoverStage.NEXT_PASS);
    }

    private static void assertEnd(FailoverRow row, Duration took) {
        var life = stage.life(SENT.get(row));
        assertThat(life.at("/recipients/0/state").asString())
                .as(life.toPrettyString())
                .isEqualTo(
                        switch (row.then()) {
                            case "refused" -> "refused";
                            case "later" -> "waiting";
                            default -> "handed_over";
                        });
        var copies = stage.rig.mailroom.of(FailoverStage.address(row));
        assertThat(copies).as(life.toPrettyString()).hasSize(row.copies());
        System.out.printf(
                "failover, critical, %-75s attempt %4d ms, at the backup after %s%n",
                row, took.toMillis(), atTheBackup(life, copies));
    }

    private static String atTheBackup(JsonNode life, List<Delivered> copies) {
        return copies.stream()
                .filter(copy -> copy.provider().equals(FailoverStage.BACKUP))
                .findFirst()
                .map(copy -> Duration.between(instant(life.path("accepted_at")), copy.at())
                                .toMillis() + " ms")
                .orElse("never");
    }

    private static JsonNode awaitFirstAttempt(FailoverRow row, String id) {
        Await.until(
                () -> row + ": the first attempt's end in " + stage.life(id).toPrettyString(),
                row.patience().plus(MERCY),
                () -> stage.life(id).at("/attempts/0").has("ended_at"));
        return stage.life(id);
    }

    private static String outcome(JsonNode attempt) {
        var outcome = attempt.at("/outcomes/0");
        var detail = outcome.path("detail").asString("");
        return (outcome.path("outcome").asString() + " " + detail).strip();
    }

    private static Instant instant(JsonNode node) {
        return Instant.parse(node.asString());
    }
}
