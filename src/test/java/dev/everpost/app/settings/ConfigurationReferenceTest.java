package dev.everpost.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reference and the reader name the same keys with the same defaults. */
class ConfigurationReferenceTest {

    private static final Path REFERENCE = Path.of("docs/reference/configuration.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z0-9_.*\\[\\]]+)` \\| (`[^`]+`|none|required) \\| .*\\|$");

    @Test
    void everyKeyThatTheReaderKnowsIsInTheReferenceAndViceVersa() throws IOException {
        assertThat(documented()).containsExactlyInAnyOrderEntriesOf(known());
    }

    private static Map<String, String> documented() throws IOException {
        var keys = new TreeMap<String, String>();
        for (var line : Files.readAllLines(REFERENCE)) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                keys.put(row.group(1), row.group(2).replace("`", ""));
            }
        }
        return keys;
    }

    private static Map<String, String> known() {
        var keys = new TreeMap<String, String>();
        for (var example : new String[] {"full-smtp.yaml", "full-ses.yaml", "full-resend.yaml", "full-azure.yaml"}) {
            var reading = new Reading(example, Examples.ENVIRONMENT);
            SettingsFile.finish(SettingsFile.compose(Examples.text(example), reading), reading);
            keys.putAll(reading.knownKeys());
        }
        return keys;
    }
}
