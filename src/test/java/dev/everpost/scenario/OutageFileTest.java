package dev.everpost.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.everpost.fact.ProviderName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutageFileTest {

    private static final Path FOLDER = Path.of("scenarios/outages");
    private static final int ISSUE_ASKS_FOR = 12;

    private static final String SOUND = """
            name: sound
            description: Something happened.
            source: "Somebody, 2025-04-16"
            starts: 2025-04-16 18:00
            ends: 2025-04-16 20:00
            providers:
              - { name: one, vendor: ses, protocol: api, region: eu-west-1 }
              - { name: two, vendor: relay, protocol: smtp, reports: false }
            timeline:
              - { at: 2025-04-16 18:25, until: 2025-04-16 19:00, providers: [one, two], fault: name_not_found }
            status:
              - { at: 2025-04-16 18:40, vendor: ses, says: failing, words: "we investigate" }
            expect: { lost: 0, critical_in_time: 99.9%, verdict_within: 1m }
            """;

    static Stream<Path> files() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyOutageOfTheProductReadsAndIsNamedAsItsFile(Path file) throws IOException {
        var outage = OutageFile.read(file);
        assertThat(file).hasFileName(outage.name() + ".yaml");
        assertThat(outage.source()).isNotBlank();
        assertThat(outage.hopes().lostMax()).isZero();
        assertThat(outage.cast()).hasSizeGreaterThan(1);
    }

    @Test
    void thereAreAsManyAsWereAskedFor() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(ISSUE_ASKS_FOR);
    }

    @Test
    void timesOfTheDayBecomeTimesSinceTheStart() {
        var outage = OutageFile.parse("sound.yaml", SOUND);
        assertThat(outage.starts()).isEqualTo("2025-04-16T18:00:00Z");
        assertThat(outage.lasts()).isEqualTo(Duration.ofHours(2));
        assertThat(outage.timeline().turns(outage.lasts()))
                .containsExactly(Duration.ofMinutes(25), Duration.ofHours(1));
        assertThat(outage.posts()).extracting(StatusPost::at).containsExactly(Duration.ofMinutes(40));
    }

    @Test
    void aFaultStrikesEveryProviderThatItsLineNames() {
        var timeline = OutageFile.parse("sound.yaml", SOUND).timeline();
        for (var name : List.of("one", "two")) {
            assertThat(timeline.activeAt(new ProviderName(name), Duration.ofMinutes(30)))
                    .containsExactly(new NameNotFound());
        }
    }

    @Test
    void whoDeliversDirectlyHasNobodyWhoReports() {
        var text = SOUND.replace("vendor: relay, protocol: smtp, reports: false", "vendor: mx, protocol: direct");
        assertThat(OutageFile.parse("direct.yaml", text)
                        .role(new ProviderName("two"))
                        .reports())
                .isFalse();
    }

    @Test
    void aWrongLineSaysWhereItIsAndWhatToWrite() {
        assertWrong(SOUND.replace("18:25", "25:18"), "bad.yaml:10: ", "write 2025-10-20 06:48");
        assertWrong(SOUND.replace("[one, two]", "[one, tow]"), "bad.yaml:", "'tow', which is not among the providers");
        assertWrong(SOUND.replace("says: failing", "says: failling"), "did you mean 'failing'");
        assertWrong(SOUND.replace("2025-04-16 20:00", "2025-05-16 20:00"), "at most 3 days");
        assertWrong(SOUND.replace("until: 2025-04-16 19:00", "until: 2025-04-16 18:00"), "lasts longer than 0s");
        assertWrong(SOUND.replace("source:", "sources:"), "unknown key 'sources'; did you mean 'source'?");
    }

    private static void assertWrong(String text, String... parts) {
        assertThatThrownBy(() -> OutageFile.parse("bad.yaml", text))
                .isInstanceOf(BadScenario.class)
                .hasMessageContainingAll(parts);
    }
}
