package dev.everpost.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theListShowsEachFileWithItsLengthAndMeaning() {
        assertThat(run("list", "scenarios")).isZero();

        assertThat(out.toString())
                .containsPattern("scenarios/faults/black_hole.yaml +30 s +The primary takes connections")
                .contains("scenarios/demo.yaml");
    }

    @Test
    void theListIsJsonForPrograms() {
        assertThat(run("list", "--json", "scenarios/faults")).isZero();

        assertThat(out.toString()).startsWith("[{\"file\":\"scenarios/faults/").contains("\"name\":\"black_hole\"");
    }

    @Test
    void aFolderOrFileThatIsNotThereIsOneLineAndExitCodeTwo() {
        assertThat(run("list", "nowhere")).isEqualTo(2);
        assertThat(run("run", "nowhere.yaml")).isEqualTo(2);

        assertThat(err.toString().lines())
                .containsExactly(
                        "nowhere: there is no such folder; name one with scenario files",
                        "nowhere.yaml: there is no such file; 'everpost scenario list' shows what there is");
    }

    @Test
    void aScenarioWithAMistakeIsRefusedWithItsLine(@TempDir Path folder) throws Exception {
        var file = Files.writeString(
                folder.resolve("bad.yaml"), "name: bad\ndescription: Bad.\ndurration: 3s\nproviders: [alpha]\n");

        assertThat(run("run", file.toString())).isEqualTo(2);

        assertThat(err.toString()).startsWith(file + ":3: ").contains("durration");
    }

    private int run(String... arguments) {
        return ScenarioCommand.withSubcommands()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
