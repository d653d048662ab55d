package dev.everpost.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact.Report;
import dev.everpost.publish.Letters;
import dev.everpost.publish.ToldLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The reference names every type of event and shows one as the code makes it. */
class WebhooksReferenceTest {

    private static final Path REFERENCE = Path.of("docs/reference/webhooks.md");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Test
    void everyTypeOfEventIsInTheReference() throws IOException {
        var text = Files.readString(REFERENCE);

        assertThat(EventType.labels()).allSatisfy(label -> assertThat(text).contains("`" + label + "`"));
    }

    @Test
    void theExampleIsWhatTheCodeMakes() throws IOException {
        var ledger = new ToldLedger();
        ledger.knows(Letters.of(Map.of("campaign", "autumn"), "ann@example.net"));
        ledger.happens(Letters.ended(1, Letters.taken()));
        ledger.happens(
                Letters.reported(Report.BOUNCED_FOR_GOOD, "diagnostic", "550 5.1.1 user unknown", "status", "5.1.1"));
        var event = new Occasions("mx.example.com")
                .of(ledger.factsAfter(1, 1).getFirst(), new Stories(ledger))
                .getFirst();
        var text = new EventText("mx.example.com").of(event, EventFormat.STANDARD);

        assertThat(Files.readString(REFERENCE))
                .contains("```json\n" + JSON.writeValueAsString(JSON.readTree(text)) + "\n```");
    }
}
