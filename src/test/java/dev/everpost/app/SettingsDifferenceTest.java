package dev.everpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.app.settings.Loading;
import dev.everpost.app.settings.Settings;
import dev.everpost.app.settings.SettingsFile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a reload changes at once, and what it names as waiting for a restart. */
class SettingsDifferenceTest {

    private static final String FILE = """
            listen: { smtp: %s }
            ses: { region: %s }
            submitters:
              shop:
                aws: { access_key_id: AKIDEXAMPLE, secret_access_key: secret-0123456789, session_token: %s }
                senders: ["*"]
            providers: { alpha: { type: smtp, host: smtp.provider.example } }
            routes: [ { providers: [alpha] } ]
            """;

    private final Settings before = settings("127.0.0.1:2525", "eu-west-1", "token");

    @Test
    void nothingChangedIsNothingToSay() {
        var same = new SettingsDifference(before, settings("127.0.0.1:2525", "eu-west-1", "token"));

        assertThat(same.changes()).isEmpty();
        assertThat(same.needRestart()).isEmpty();
    }

    @Test
    void theSesSectionAndTheListenersWaitForARestart() {
        var difference =
                new SettingsDifference(before, settings("[127.0.0.1:2525, 127.0.0.1:2587]", "us-east-1", "token"));

        assertThat(difference.needRestart()).containsExactly("listen", "ses");
        assertThat(difference.changes()).isEmpty();
        assertThat(difference.applicable()).isEqualTo(before);
    }

    @Test
    void aSessionTokenCountsAtOnce() {
        var after = settings("127.0.0.1:2525", "eu-west-1", "another-token");
        var difference = new SettingsDifference(before, after);

        assertThat(difference.changes()).containsExactly("submitter shop changed");
        assertThat(difference.needRestart()).isEmpty();
        assertThat(difference.applicable()).isEqualTo(after);
    }

    private static Settings settings(String smtp, String region, String token) {
        var text = FILE.formatted(smtp, region, token);
        return switch (new SettingsFile(Map.of()).parse("test.yaml", text)) {
            case Loading.Loaded loaded -> loaded.settings();
            case Loading.Broken broken -> throw new AssertionError(broken.problems());
        };
    }
}
