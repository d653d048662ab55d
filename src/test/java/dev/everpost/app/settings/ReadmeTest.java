package dev.everpost.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void theConfigurationInTheReadmeIsAccepted() throws Exception {
        var yaml = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of("README.md")));
        assertThat(yaml.find()).isTrue();

        var loaded = Examples.accepted(
                new SettingsFile(Map.of("FIRST_PASSWORD", "correct-horse")).parse("README.md", yaml.group(1)));

        assertThat(loaded.warnings()).isEmpty();
    }
}
