package dev.everpost.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.everpost.fact.ProviderName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Scenario files: read strictly, and complained about with line and remedy. */
class ScenarioFileTest {

    private static final Path FOLDER = Path.of("scenarios");
    private static final String HEAD = """
        name: x
        description: A test.
        duration: 1m
        providers: [alpha, beta]
        timeline:
        """;

    @Test
    void aFileThatIsNoTextIsNoScenario(@TempDir Path folder) throws IOException {
        var file = Files.write(folder.resolve("picture.yaml"), new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff});

        assertThatThrownBy(() -> ScenarioFile.read(file))
                .isInstanceOf(BadScenario.class)
                .hasMessage(file + ":1: the file is not UTF-8 text; give a scenario in YAML");
    }

    @TestFactory
    Stream<DynamicTest> everyFileOfTheFolderIsAScenario() throws IOException {
        try (var files = Files.walk(FOLDER)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml")
                            && !file.getParent().endsWith("outages"))
                    .toList()
                    .stream()
                    .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                        var scenario = ScenarioFile.read(file);
                        assertThat(file.getFileName()).hasToString(scenario.name() + ".yaml");
                        assertThat(scenario.timeline().episodes()).isNotEmpty();
                    }));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyFaultHasAFileThatPlaysIt() {
        return Arrays.stream(FaultKind.values())
                .map(kind -> DynamicTest.dynamicTest(kind.label(), () -> {
                    var scenario = ScenarioFile.read(FOLDER.resolve("faults/" + kind.label() + ".yaml"));
                    var fault = scenario.timeline().episodes().getFirst().fault();
                    assertThat(fault.kind()).isEqualTo(kind);
                    assertThat(fault.name()).isEqualTo(kind.label());
                    assertThat(fault.words()).isNotBlank().doesNotContain("\n");
                }));
    }

    @Test
    void readsAllThatAFileCanSay() {
        var scenario = ScenarioFile.parse("all.yaml", HEAD + """
              - { at: 5s, provider: alpha, fault: failing, share: 20%, code: 421, stage: connect, for: 10s }
              - { at: 500ms, provider: beta, fault: flapping, up: 2s, down: 1s, inner: { fault: slow, delay: 2s } }
            traffic: { rate: 7.5, size: 1000, mix: { critical: 50%, bulk: 0.5 } }
            expect: { lost: 0, duplicates: 3, failover_within: 2s }
            """);

        assertThat(scenario.timeline().episodes())
                .containsExactly(
                        new Episode(
                                Duration.ofSeconds(5),
                                new ProviderName("alpha"),
                                new Failing(0.2, 421, Stage.CONNECT),
                                Duration.ofSeconds(10)),
                        new Episode(
                                Duration.ofMillis(500),
                                new ProviderName("beta"),
                                new Flapping(
                                        Duration.ofSeconds(2),
                                        Duration.ofSeconds(1),
                                        new Slow(Duration.ofSeconds(2), Duration.ZERO)),
                                null));
        assertThat(scenario.traffic()).isEqualTo(new Traffic(7.5, 0.5, 0, 0.5, 1000));
        assertThat(scenario.expectations()).isEqualTo(new Expectations(0, 3, Duration.ofSeconds(2)));
    }

    @Test
    void readsAFaultFromJson() {
        assertThat(FaultReader.parse("body", "{\"fault\": \"slow\", \"delay\": \"2s\"}"))
                .isEqualTo(new Slow(Duration.ofSeconds(2), Duration.ZERO));
    }

    @Test
    void anUnknownKeyIsNamedWithItsLineAndTheLikelyWord() {
        complains(
                HEAD + "  - { at: 5s, provider: alpha, fault: slow, dealy: 2s }",
                "x.yaml:6: unknown key 'dealy'; did you mean 'delay'?");
        complains(HEAD + "trafic: {}", "x.yaml:6: unknown key 'trafic'; did you mean 'traffic'?");
    }

    @Test
    void anUnknownFaultIsNamedWithTheLikelyWord() {
        complains(
                HEAD + "  - { at: 5s, provider: alpha, fault: blackhole }",
                "x.yaml:6: unknown fault 'blackhole'; did you mean 'black_hole'?");
    }

    @Test
    void numbersOutsideTheirLimitsAreRefusedWithTheLimit() {
        complains(HEAD + "  - { at: 5s, provider: alpha, fault: silent_drop, share: 120% }", "1.2 is outside 0");
        complains(HEAD + "  - { at: 5s, provider: alpha, fault: failing, code: 250 }", "use 400 to 599");
        complains(HEAD + "  - { at: 5s, provider: alpha, fault: slow, delay: 2 }", "write 500ms, 30s, 5m");
        complains(HEAD + "  []\ntraffic: { mix: { critical: 50% } }", "must add up to 100%");
    }

    @Test
    void aFaultWithoutItsParameterIsRefused() {
        complains(HEAD + "  - { at: 5s, provider: alpha, fault: throttled }", "x.yaml:6: 'rate' is missing");
    }

    @Test
    void theTimelineStaysInsideTheScenario() {
        complains(HEAD + "  - { at: 5s, provider: gamma, fault: black_hole }", "not among the providers");
        complains(HEAD + "  - { at: 2m, provider: alpha, fault: black_hole }", "begins after the scenario's end");
    }

    @Test
    void flappingDoesNotHoldFlapping() {
        complains(
                HEAD + "  - { at: 5s, provider: alpha, fault: flapping, up: 1s, down: 1s,"
                        + " inner: { fault: flapping, up: 1s, down: 1s, inner: { fault: black_hole } } }",
                "flapping holds flapping");
    }

    @Test
    void whatIsNotYamlIsRefusedWithItsLine() {
        complains("name: x\nduration: [1\n", "x.yaml:3: not YAML");
        complains("", "x.yaml:1: the text is empty");
        complains("- a\n- b\n", "expected a map");
        complains("name: x\nname: y\n", "x.yaml:2");
    }

    private static void complains(String text, String words) {
        assertThatThrownBy(() -> ScenarioFile.parse("x.yaml", text))
                .isInstanceOf(BadScenario.class)
                .hasMessageContaining(words);
    }
}
