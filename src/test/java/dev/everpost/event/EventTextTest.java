package dev.everpost.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.publish.Letters;
import dev.everpost.publish.ToldLedger;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventTextTest {

    private final EventText text = new EventText("mx.example.com");

    @Test
    void theStandardFormatHasTypeTimestampAndData() {
        var json = json(EventFormat.STANDARD, Map.of("campaign", "autumn"), Letters.ended(1, Letters.taken()));

        assertThat(json.propertyNames()).containsExactly("type", "timestamp", "data");
        assertThat(json.path("type").asString()).isEqualTo("message.handed_over");
        assertThat(json.path("timestamp").asString()).isEqualTo("2026-11-22T12:00:00.250Z");
        assertThat(json.at("/data/accepted_at").asString()).isEqualTo("2026-11-22T12:00:00.000Z");
    }

    @Test
    void aCloudEventHasTheAttributesOfTheSpecification() {
        var json = json(EventFormat.CLOUDEVENTS, Map.of(), Letters.ended(1, Letters.taken()));

        assertThat(json.propertyNames())
                .containsExactly("specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data");
        assertThat(json.path("specversion").asString()).isEqualTo("1.0");
        assertThat(json.path("type").asString()).isEqualTo("dev.everpost.message.handed_over");
        assertThat(json.path("source").asString()).isEqualTo("//mx.example.com/everpost");
        assertThat(json.path("subject").asString()).isEqualTo(Letters.ID.toString());
        assertThat(json.path("id").asString()).startsWith("evt_");
        assertThat(json.path("datacontenttype").asString()).isEqualTo("application/json");
    }

    @Test
    void theMediaTypeFollowsTheFormat() {
        var event = event(Map.of(), Letters.admitted());

        assertThat(EventText.mediaType(text.of(event, EventFormat.STANDARD))).isEqualTo("application/json");
        assertThat(EventText.mediaType(text.of(event, EventFormat.CLOUDEVENTS)))
                .isEqualTo("application/cloudevents+json");
    }

    @Test
    void noEventIsLongerThanTwentyKilobytesAndSaysWhatIsMissing() {
        var tags = new HashMap<String, String>();
        for (int i = 0; i < 100; i++) {
            tags.put("tag" + i, "ü".repeat(255));
        }

        for (var format : EventFormat.values()) {
            var written = text.of(event(tags, Letters.admitted()), format);
            assertThat(written.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(EventText.BYTES_MAX);
            var data = JsonMapper.shared().readTree(written).path("data");
            assertThat(data.path("truncated").toString()).isEqualTo("[\"tags\"]");
            assertThat(data.path("message_id").asString()).isEqualTo(Letters.ID.toString());
        }
    }

    private JsonNode json(EventFormat format, Map<String, String> tags, Fact fact) {
        return JsonMapper.shared().readTree(text.of(event(tags, fact), format));
    }

    private static Event event(Map<String, String> tags, Fact fact) {
        var ledger = new ToldLedger();
        ledger.knows(Letters.of(tags, "ann@example.net"));
        ledger.happens(fact);
        return new Occasions("mx.example.com")
                .of(ledger.factsAfter(0, 1).getFirst(), new Stories(ledger))
                .getFirst();
    }
}
