package dev.everpost.event;

import dev.everpost.fact.Fact;
import dev.everpost.store.Ledger.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What operators are told of providers and of the gateway. */
record NewsEvents(Names names, Entry entry) {

    List<Event> of(Fact.OfProvider fact) {
        return switch (fact) {
            case Fact.StandingChanged changed -> {
                var data = new LinkedHashMap<String, Object>();
                data.put("provider", changed.provider().value());
                data.put("from", changed.from());
                data.put("to", changed.to());
                data.put("reason", changed.why());
                yield told(
                        EventType.PROVIDER_STANDING_CHANGED, changed.provider().value(), data);
            }
            case Fact.BacklogRerouted _, Fact.CheckedUp _ -> List.of();
        };
    }

    List<Event> of(Fact.OfGateway fact) {
        return switch (fact) {
            case Fact.AlarmRaised raised ->
                told(EventType.ALARM_RAISED, raised.subject(), alarm(raised.alarm(), raised.subject(), raised.text()));
            case Fact.AlarmCleared cleared ->
                told(
                        EventType.ALARM_CLEARED,
                        cleared.subject(),
                        alarm(cleared.alarm(), cleared.subject(), cleared.text()));
            case Fact.Judged judged -> told(EventType.VERDICT_CHANGED, judged.scope(), verdict(judged));
            case Fact.GatewayChanged _ -> List.of();
        };
    }

    private static Map<String, Object> verdict(Fact.Judged judged) {
        var data = new LinkedHashMap<String, Object>();
        data.put("scope", judged.scope());
        data.put("extent", judged.extent());
        data.put("from", judged.from());
        data.put("to", judged.to());
        if (judged.firstSign() != null) {
            data.put("first_sign", judged.firstSign().toString());
        }
        data.put("reason", judged.words());
        return data;
    }

    private static Map<String, Object> alarm(Fact.Alarm alarm, String subject, String text) {
        var data = new LinkedHashMap<String, Object>();
        data.put("alarm", alarm.name().toLowerCase(Locale.ROOT));
        data.put("subject", subject);
        data.put("reason", text);
        return data;
    }

    private List<Event> told(EventType type, String subject, Map<String, Object> data) {
        data.put("position", entry.position());
        var cursor = new Cursor(entry.position(), 0);
        var id = names.of(entry, cursor);
        return List.of(new Event(id, type, entry.fact().at(), cursor, null, subject, List.of(), data));
    }
}
