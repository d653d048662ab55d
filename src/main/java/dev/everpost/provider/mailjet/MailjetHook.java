package dev.everpost.provider.mailjet;

import dev.everpost.message.MessageId;
import dev.everpost.provider.hook.EventId;
import dev.everpost.provider.hook.Fields;
import dev.everpost.provider.hook.HookJson;
import dev.everpost.provider.hook.HookReader;
import dev.everpost.provider.hook.HookReading;
import dev.everpost.provider.hook.HookRequest;
import dev.everpost.provider.hook.SharedSecret;
import dev.everpost.provider.hook.StatusReason;
import dev.everpost.provider.hook.Told;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Reads Mailjet's Event API, single events and groups. Mailjet signs nothing, so the request must show the agreed secret.
 * Thread-safe; throws for nothing that a sender can write. Source: "Event API: real-time notifications" in Mailjet's guides.
 */
public record MailjetHook(SharedSecret secret) implements HookReader {

    private static final String[] PLAIN = {
        "event",
        "time",
        "MessageID",
        "mj_message_id",
        "email",
        "CustomID",
        "hard_bounce",
        "error",
        "comment",
        "smtp_reply",
        "source",
        "url",
        "agent",
        "ip"
    };

    @Override
    public HookReading read(HookRequest request) {
        if (!secret.isShownBy(request)) {
            return new HookReading.Forged("the hook's credentials are missing or wrong");
        }
        return switch (HookJson.read(request.body())) {
            case HookJson.Unreadable(var why) -> new HookReading.Malformed(why);
            case HookJson.Objects(var pieces)
            when !pieces.stream().allMatch(each -> isEvent(new Fields(each.json()))) ->
                new HookReading.Malformed("an event without its kind, or with fields of a wrong kind");
            case HookJson.Objects(var pieces) ->
                new HookReading.Tidings(pieces.stream()
                        .map(each -> told(new Fields(each.json()), each.raw(), request.receivedAt()))
                        .toList());
        };
    }

    private static boolean isEvent(Fields event) {
        return event.text("event") != null && event.arePlain(PLAIN);
    }

    private static Told told(Fields event, String raw, Instant receivedAt) {
        var kind = text(event, "event");
        var id = event.text("MessageID") == null ? event.text("mj_message_id") : event.text("MessageID");
        var email = event.text("email");
        var folded = email == null ? null : email.toLowerCase(Locale.ROOT);
        return new Told(
                EventId.of(id, folded, kind, event.text("time"), event.text("url")),
                MailjetEvents.report(kind, isHard(event), text(event, "error")),
                kind,
                MessageId.parse(text(event, "CustomID"))
                        .map(MessageId::toString)
                        .orElse(null),
                id,
                email,
                time(text(event, "time"), receivedAt),
                details(event),
                raw);
    }

    private static boolean isHard(Fields event) {
        return text(event, "hard_bounce").matches("true|1");
    }

    private static Instant time(String seconds, Instant receivedAt) {
        return seconds.matches("[1-9]\\d{8,9}") ? Instant.ofEpochSecond(Long.parseLong(seconds)) : receivedAt;
    }

    private static Map<String, String> details(Fields event) {
        // of two that share a name of ours the first that is there counts
        var details = event.details(
                "diagnostic", "comment",
                "diagnostic", "smtp_reply",
                "subtype", "error",
                "subtype", "source",
                "link", "url",
                "agent", "agent",
                "address", "ip");
        var words = details.getOrDefault("diagnostic", "");
        var status = StatusReason.statusIn(words);
        status.ifPresent(found -> details.put("status", found));
        var error = event.text("error");
        if (error != null) {
            var reason = MailjetEvents.reason(error, StatusReason.of(status.orElse(""), words));
            details.put("reason", reason.name().toLowerCase(Locale.ROOT));
        }
        return details;
    }

    private static String text(Fields event, String name) {
        return Objects.requireNonNullElse(event.text(name), "");
    }
}
