package dev.everpost.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.scenario.Outage;
import dev.everpost.scenario.OutageFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outages of an hour, with the figures that the real ones are judged by. */
class ReplayTest {

    private static final String HEAD = """
            name: short
            description: For this spec.
            source: nobody
            starts: 2025-01-01 00:00
            ends: 2025-01-01 01:00
            providers:
              - { name: one, vendor: a, protocol: api }
              - { name: two, vendor: b, protocol: api }
            peak: 1
            traffic: { rate: 0.02, mix: { critical: 50%, transactional: 30%, bulk: 20% } }
            timeline:
            """;
    private static final String TEN_PAST = "  - { at: 2025-01-01 00:10, until: 2025-01-01 00:40, providers: ";

    @TempDir
    private Path folder;

    @Test
    void oneSeedGivesOneScore() {
        var outage = outage("[one], fault: connection_refused }");
        assertThat(score(outage, Contender.EVERPOST)).isEqualTo(score(outage, Contender.EVERPOST));
        assertThat(score(outage, Contender.TRY_NEXT)).isEqualTo(score(outage, Contender.TRY_NEXT));
    }

    @Test
    void aProviderThatIsGoneCostsEverpostNothingAndOneProviderEverything() {
        var outage = outage("[one], fault: connection_refused }");
        var ours = score(outage, Contender.EVERPOST);
        assertThat(ours.lost()).isZero();
        assertThat(ours.toldNo()).isZero();
        assertThat(ours.critical().share()).isEqualTo(1);
        assertThat(ours.falseVerdicts()).isEmpty();
        assertThat(ours.slowestVerdict().orElseThrow()).isLessThan(Duration.ofSeconds(30));
        assertThat(ours.slowestFailover().orElseThrow()).isLessThan(Duration.ofSeconds(30));

        var single = score(outage, Contender.SINGLE);
        assertThat(single.toldNo()).isPositive();
        assertThat(single.critical().share()).isLessThan(1);
    }

    @Test
    void mailThatAProviderDropsIsSeenToBeLost() {
        var score = score(outage("[one], fault: silent_drop }"), Contender.TRY_NEXT);
        assertThat(score.lost()).isPositive();
        assertThat(score.toldNo()).isZero();
    }

    @Test
    void anAnswerThatNeverComesMakesSecondCopiesForWhoAsksNobody() {
        var outage = outage("[one], fault: hang_after_data }");
        assertThat(score(outage, Contender.TRY_NEXT).duplicates())
                .isGreaterThan(score(outage, Contender.EVERPOST).duplicates());
    }

    @Test
    void aReceiverThatRefusesIsNobodysFaultAndListsNobody() {
        var outage = outage("[one, two], fault: recipient_domain, domain: gmail.com, share: 50% }");
        var score = score(outage, Contender.EVERPOST);
        assertThat(score.falseVerdicts()).isEmpty();
        assertThat(score.suppressed()).isZero();
        assertThat(score.toldNo()).isPositive();
        assertThat(score.critical().share()).isEqualTo(1);
    }

    @Test
    void aVerdictAboutSomebodyWellIsFalse() {
        var outage =
                outage("[one], fault: recipient_domain, domain: gmail.com, code: 451 }", "vendor: a, protocol: direct");
        assertThat(score(outage, Contender.BREAKER).falseVerdicts()).isNotEmpty();
        assertThat(score(outage, Contender.EVERPOST).falseVerdicts()).isEmpty();
    }

    private Score score(Outage outage, Contender contender) {
        try {
            return Replay.run(outage, contender, 7, Files.createTempDirectory(folder, "store"));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static Outage outage(String fault) {
        return outage(fault, "vendor: a, protocol: api");
    }

    private static Outage outage(String fault, String first) {
        return OutageFile.parse("short.yaml", HEAD.replace("vendor: a, protocol: api", first) + TEN_PAST + fault);
    }
}
