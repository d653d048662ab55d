package dev.everpost.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A provider of type sparkpost in a configuration file. */
class SparkPostSettingsTest {

    @Test
    void everyKeyReachesTheSettings() {
        var carrier = (SparkPostCarrier) Examples.loaded("full-sparkpost.yaml")
                .settings()
                .providers()
                .getFirst()
                .carrier();
        assertThat(carrier.access().endpoint()).isEqualTo(URI.create("https://api.eu.sparkpost.com"));
        assertThat(carrier.access().patience().answer()).isEqualTo(Duration.ofSeconds(30));
        assertThat(carrier.region()).isEqualTo(SparkPostCarrier.Region.EU);
        assertThat(carrier.apiKey().value()).isEqualTo("swordfish-21");
        assertThat(carrier.subaccount()).isEqualTo(17);
        assertThat(carrier.ipPool()).isEqualTo("warm");
        assertThat(carrier.tracking()).isTrue();
        assertThat(carrier.hook().username()).isEqualTo("sparkpost");
        assertThat(carrier).asString().doesNotContain("swordfish");
    }
}
