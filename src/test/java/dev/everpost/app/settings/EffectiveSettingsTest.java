package dev.everpost.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectiveSettingsTest {

    @Test
    void defaultsAreMarkedAndSecretsMasked() {
        var yaml = Examples.loaded("shape.yaml").effective().yaml();

        assertThat(yaml).contains("  smtp: 127.0.0.1:2525\n", "  message_size: 40MB  # default\n");
        assertThat(yaml).contains("      username: shop\n      password: \"***\"\n    api_key: \"***\"\n");
        assertThat(yaml).contains("  - match:\n      class: critical\n    providers: [alpha, beta, gamma]\n");
    }

    @Test
    void whatIsPrintedIsAConfigurationWithTheSameEffect() {
        var printed = Examples.loaded("shape.yaml").effective().yaml();

        var again = Examples.accepted(new SettingsFile(Map.of()).parse("effective.yaml", printed));

        assertThat(again.effective().yaml()).isEqualTo(printed.replace("  # default", ""));
    }

    @Test
    void aListOfAddressesIsPrintedAsAList() {
        var loaded = Examples.loaded("full-smtp.yaml");

        assertThat(loaded.effective().yaml()).contains("  smtp: [0.0.0.0:2525, 0.0.0.0:2587]\n  smtps: 0.0.0.0:2465\n");
    }

    @Test
    void aValueThatIsNoPlainYamlIsQuoted() {
        var file = """
                trust_loopback: true
                providers: { alpha: { type: smtp, host: h.example, username: "a: \\"b\\\\", password: "${P}" } }
                routes: [ { providers: [alpha] } ]
                """;

        var loaded = Examples.accepted(new SettingsFile(Map.of("P", "secret")).parse("f", file));

        assertThat(loaded.effective().yaml()).contains("username: \"a: \\\"b\\\\\"\n");
    }
}
