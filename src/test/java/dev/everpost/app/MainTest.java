package dev.everpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {

    private static final Path EXAMPLES = Path.of("src/test/resources/dev/everpost/app/settings");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void withoutACommandTheCommandsAreListedAndTheExitCodeIsTwo() {
        assertThat(run()).isEqualTo(2);

        assertThat(err.toString())
                .contains("Commands:", "demo", "scenario", "config", "version")
                .doesNotContain("Exception");
    }

    @Test
    void everyCommandIsListedWithOneLineOfHelp() {
        assertThat(run("--help")).isZero();

        var commands = Main.commandLine().getSubcommands();
        assertThat(commands.keySet())
                .allSatisfy(name -> assertThat(out.toString()).containsPattern("(?m)^  " + name + " +\\S.*\\.$"));
    }

    @Test
    void anUnknownCommandIsOneLineAndExitCodeTwo() {
        assertThat(run("srve")).isEqualTo(2);

        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString())
                .isEqualTo(
                        "everpost: there is no command or argument 'srve'; did you mean 'serve'?; see 'everpost --help'\n");
    }

    @Test
    void aGoodConfigurationIsSummedUp() {
        var file = EXAMPLES.resolve("shape.yaml").toString();

        assertThat(run("config", "check", "--config", file)).isZero();

        assertThat(out).hasToString(file + ": good (1 submitter, 3 providers, 2 routes)\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theEffectiveConfigurationIsPrintedWithSecretsMasked() {
        assertThat(run(
                        "config",
                        "check",
                        "--effective",
                        "-c",
                        EXAMPLES.resolve("shape.yaml").toString()))
                .isZero();

        assertThat(out.toString()).contains("password: \"***\"").doesNotContain("correct-horse");
    }

    @Test
    void aBadConfigurationIsExplainedLineByLineWithExitCodeTwo() {
        var file = EXAMPLES.resolve("bad/unknown-key.yaml").toString();

        assertThat(run("config", "check", "--config", file)).isEqualTo(2);

        assertThat(err.toString().lines()).hasSize(3).first().asString().startsWith(file + ":3:3: unknown key 'stmp'");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void versionSaysWhatABugReportNeeds() {
        assertThat(run("version")).isZero();

        assertThat(out.toString())
                .startsWith("everpost ")
                .contains("java     " + Runtime.version())
                .contains("system   " + System.getProperty("os.name"));
    }

    @Test
    void everyCommandHasHelpOfItsOwn() {
        assertThat(everyCommand(Main.commandLine())).allSatisfy(command -> {
            out.getBuffer().setLength(0);
            assertThat(run((command + " --help").split(" "))).as(command).isZero();
            assertThat(out.toString()).startsWith("Usage: everpost " + command);
            assertThat(out.toString().lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        });
    }

    @Test
    void versionIsAlsoPrintedForPrograms() {
        assertThat(run("version", "--json")).isZero();

        assertThat(out.toString()).startsWith("{\"everpost\":\"").contains("\"java\":\"" + Runtime.version());
    }

    @Test
    void aPortThatIsNoneIsOneLine() {
        assertThat(run("scenario", "run", "scenarios/demo.yaml", "--smtp-port", "99999"))
                .isEqualTo(2);

        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("--smtp-port 99999 is no port");
    }

    @Test
    void aFolderInPlaceOfAScenarioIsOneLine() {
        assertThat(run("scenario", "run", "scenarios")).isEqualTo(2);

        assertThat(err.toString().lines()).hasSize(1).first().asString().startsWith("scenarios: is a folder");
    }

    private static List<String> everyCommand(CommandLine above) {
        return above.getSubcommands().entrySet().stream()
                .flatMap(entry -> Stream.concat(
                        Stream.of(entry.getKey()),
                        everyCommand(entry.getValue()).stream().map(below -> entry.getKey() + " " + below)))
                .toList();
    }

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
