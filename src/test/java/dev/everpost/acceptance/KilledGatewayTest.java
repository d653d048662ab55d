package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.sandbox.Mailroom.Expected;
import dev.everpost.scenario.Slow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Promise 1 and promise 4 under the hardest end that a process can have. */
@Tag("acceptance")
@Timeout(180)
class KilledGatewayTest {

    private static final int KILLS = 8;
    private static final int LIFE_MIN_MILLIS = 100;
    private static final int LIFE_SPREAD_MILLIS = 1200;

    @TempDir
    private Path folder;

    @Test
    void nothingAcknowledgedIsLostAndEveryDuplicateIsExplainedThroughEightKills() {
        long seed = Long.getLong("everpost.seed", System.nanoTime());
        System.out.println("kill -9 under load: seed " + seed + " (repeat with -Deverpost.seed=" + seed + ")");
        try (var rig = Rig.withTwoProviders(folder)) {
            var answersTakeAMoment = new Slow(Duration.ofMillis(5), Duration.ofMillis(30));
            rig.sandbox.providers().forEach(provider -> provider.set(answersTakeAMoment));
            rig.start();
            try (var load = Load.start(rig, 4)) {
                killRepeatedly(rig, new Random(seed));
                load.finish();
                Await.until("everything is delivered", Duration.ofSeconds(60), () -> isAllDelivered(rig, load));
                judge(rig, load, seed);
            }
        }
    }

    private static void killRepeatedly(Rig rig, Random random) {
        for (int kill = 0; kill < KILLS; kill++) {
            Await.pause(Duration.ofMillis(LIFE_MIN_MILLIS + random.nextInt(LIFE_SPREAD_MILLIS)));
            rig.gateway().kill();
            rig.start();
        }
    }

    private static boolean isAllDelivered(Rig rig, Load load) {
        return rig.mailroom.judge(load.promises()).lost().isEmpty() && rig.isQueueEmpty();
    }

    private static void judge(Rig rig, Load load, long seed) {
        var judgement = rig.mailroom.judge(load.promises());
        var summary = rig.mailroom.summary();
        System.out.printf(
                "kill -9 under load: seed %d, %d kills, %d acknowledged, %d submissions repeated,"
                        + " %d arrived, lost %d, duplicates %d, by provider %s%n",
                seed,
                KILLS,
                load.acknowledged(),
                load.repeats(),
                summary.copies(),
                judgement.lost().size(),
                summary.duplicates(),
                summary.byProvider());
        assertThat(load.acknowledged()).as("there was a load").isGreaterThan(KILLS * 10);
        assertThat(judgement.lost()).isEmpty();
        assertThat(summary.messages())
                .as("a repeated submission is one message")
                .isEqualTo(load.acknowledged());
        assertThat(judgement.duplicated()).allSatisfy(duplicate -> assertExplained(rig, duplicate));
    }

    /** Each copy beyond the first needs an earlier attempt of which nobody knows how it ended. */
    private static void assertExplained(Rig rig, Expected duplicate) {
        var life = rig.rest.message(duplicate.message());
        int copies = rig.mailroom.copies(duplicate.message(), duplicate.recipient());
        assertThat(life.at("/recipients/0/unknown_outcomes").asInt())
                .as("unknown outcomes of %s", life)
                .isGreaterThanOrEqualTo(copies - 1);
        assertThat(life.path("attempts").toString()).contains("\"outcome\":\"unknown\"");
    }
}
