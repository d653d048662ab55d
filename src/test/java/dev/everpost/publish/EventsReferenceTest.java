package dev.everpost.publish;

import static dev.everpost.publish.Letters.ID;
import static dev.everpost.publish.Letters.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The examples of the reference are what the code makes. */
class EventsReferenceTest {

    private static final Path REFERENCE = Path.of("docs/reference/events.md");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static Stream<Arguments> examples() {
        return Stream.of(
                Arguments.of("mail", Letters.admitted()),
                Arguments.of("delivery", Letters.ended(1, Letters.taken())),
                Arguments.of("bounce", Letters.ended(1, Letters.refused("550 5.1.1 user unknown"))),
                Arguments.of("complaint", Letters.reported(Report.COMPLAINED, "type", "abuse")),
                Arguments.of("reject", Letters.reported(Report.REJECTED)),
                Arguments.of("open", Letters.reported(Report.OPENED, "address", "192.0.2.1", "agent", "Mozilla/5.0")),
                Arguments.of(
                        "click",
                        Letters.reported(Report.CLICKED, "address", "192.0.2.1", "link", "https://example.com/a")),
                Arguments.of(
                        "failure",
                        new Fact.NotRendered(
                                NOON, ID, "welcome", "Attribute 'name' is not present in the rendering data.")),
                Arguments.of("deliveryDelay", Letters.ended(1, Letters.later("421 4.4.1 connection timed out"))),
                Arguments.of("subscription", Letters.reported(Report.UNSUBSCRIBED)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void everyExampleOfTheReferenceIsWhatTheCodeMakes(String member, Fact fact) throws IOException {
        assertThat(Files.readString(REFERENCE)).contains("```json\n" + example(member, fact) + "\n```");
    }

    /** The one member of the event that the example is about. */
    static String example(String member, Fact fact) {
        var ledger = new ToldLedger();
        ledger.knows(Letters.of(Map.of("ses:configuration-set", "orders", "campaign", "autumn"), "ann@example.net"));
        ledger.happens(fact);
        var dispatch = new Dispatch(ledger, (set, type) -> List.of("a"), DeliveryEvent.HANDED_OVER, Letters.ORIGIN);
        var event = (ObjectNode)
                JSON.readTree(dispatch.after(0, 10).parcels().getFirst().body());
        var shown = JSON.createObjectNode();
        shown.set("eventType", event.path("eventType"));
        shown.set(member, event.path(member));
        return JSON.writeValueAsString(shown);
    }
}
