package dev.everpost.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.store.NewMessage;
import dev.everpost.store.Outbox.NewParcel;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one destination, which wants everything, is told of facts. */
final class Telling {

    final ToldLedger ledger = new ToldLedger();
    DeliveryEvent deliveryEvent = DeliveryEvent.HANDED_OVER;

    /** The one event that a fact makes. */
    JsonNode only(NewMessage letter, Fact fact) {
        var events = events(letter, fact);
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    List<JsonNode> events(NewMessage letter, Fact... facts) {
        ledger.knows(letter);
        long before = ledger.size();
        for (var fact : facts) {
            ledger.happens(fact);
        }
        return after(before);
    }

    List<JsonNode> after(long position) {
        return parsed(new Dispatch(ledger, (set, type) -> List.of("somebody"), deliveryEvent, Letters.ORIGIN)
                .after(position, 100)
                .parcels());
    }

    static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static List<JsonNode> parsed(List<NewParcel> parcels) {
        return parcels.stream()
                .map(parcel -> JsonMapper.shared().readTree(parcel.body()))
                .toList();
    }
}
