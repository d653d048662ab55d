package dev.everpost.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A provider of type postmark in a configuration file. */
class PostmarkSettingsTest {

    @Test
    void everyKeyReachesTheSettings() {
        var carrier = (PostmarkCarrier) Examples.loaded("full-postmark.yaml")
                .settings()
                .providers()
                .getFirst()
                .carrier();
        assertThat(carrier.access().endpoint()).isEqualTo(URI.create("https://api.postmarkapp.com"));
        assertThat(carrier.access().ca())
                .isEqualTo(Path.of("src/test/resources/dev/everpost/app/settings/authority.pem"));
        assertThat(carrier.access().patienceCritical().answer()).isEqualTo(Duration.ofSeconds(3));
        assertThat(carrier.serverToken().value()).isEqualTo("swordfish-11");
        assertThat(Objects.requireNonNull(carrier.accountToken()).value()).isEqualTo("swordfish-12");
        assertThat(carrier.messageStream()).isEqualTo("outbound");
        assertThat(carrier.messageStreamBulk()).isEqualTo("broadcast");
        assertThat(carrier.tracking()).isTrue();
        assertThat(carrier.hook().username()).isEqualTo("postmark");
        assertThat(carrier).asString().doesNotContain("swordfish");
    }
}
