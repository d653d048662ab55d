package dev.everpost.provider.sparkpost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.provider.web.Parcels;
import dev.everpost.provider.web.WebSettings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What SparkPost is asked to do. */
class SparkPostTransmissionTest {

    private static final SparkPostSettings SETTINGS =
            SparkPostSettings.of(WebSettings.of(new ProviderName("epsilon")), SparkPostSettings.EU, "key");

    private final Message message = Parcels.plain("ann@example.com").message();

    @Test
    void nothingInTheMessageIsTouched() {
        var options = json(message, SETTINGS).path("options");
        assertThat(options.path("open_tracking").asBoolean()).isFalse();
        assertThat(options.path("click_tracking").asBoolean()).isFalse();
        assertThat(options.path("perform_substitutions").asBoolean(true)).isFalse();
        assertThat(options.path("transactional").asBoolean()).isTrue();
        assertThat(options.has("ip_pool")).isFalse();
    }

    @Test
    void ourIdTheClassAndTheTagsTravelBeside() {
        var json = json(message, SETTINGS.sendingAs(7, "warm"));
        assertThat(json.path("metadata").path("everpost_id").asString())
                .isEqualTo(Parcels.id().toString());
        assertThat(json.path("metadata").path("everpost_class").asString()).isEqualTo("transactional");
        assertThat(json.path("metadata").path("campaign").asString()).isEqualTo("autumn");
        assertThat(json.path("campaign_id").asString()).isEqualTo("autumn");
        assertThat(json.path("options").path("ip_pool").asString()).isEqualTo("warm");
    }

    @Test
    void metadataBeyondTheRoomStaysHere() {
        Map<String, String> much = new HashMap<>();
        for (int i = 0; i < 50; i++) {
            much.put("key-" + i, "x".repeat(100));
        }
        var metadata = json(with(much), SETTINGS).path("metadata");
        assertThat(metadata.toString().length()).isLessThanOrEqualTo(SparkPostTransmission.METADATA_BYTES_MAX);
        assertThat(metadata.path("everpost_id").asString())
                .isEqualTo(Parcels.id().toString());
    }

    private Message with(Map<String, String> metadata) {
        return new Message(
                message.id(),
                message.submitter(),
                message.via(),
                message.sender(),
                MessageClass.BULK,
                message.acceptedAt(),
                message.deadline(),
                message.sendAt(),
                message.sizeBytes(),
                null,
                null,
                Map.of(),
                metadata);
    }

    private static JsonNode json(Message message, SparkPostSettings settings) {
        var recipients = Parcels.plain("ann@example.com").recipients();
        return new JsonMapper().readTree(SparkPostTransmission.json(message, recipients, "From: a\r\n\r\n", settings));
    }
}
