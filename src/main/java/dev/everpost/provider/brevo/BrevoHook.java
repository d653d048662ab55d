package dev.everpost.provider.brevo;

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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads Brevo's transactional webhooks, single or batched. Brevo signs nothing, so the request must show the agreed secret.
 * Thread-safe; throws for nothing that a sender can write. Source: "Transactional webhooks" and "Batched webhooks" in Brevo's
 * developer documentation.
 */
public record BrevoHook(SharedSecret secret) implements HookReader {

    private static final String[] PLAIN = {
        "event", "email", "message-id", "ts_epoch", "ts_event", "X-Mailin-custom", "reason", "link", "ip", "user_agent"
    };

    /** 10^11 ms is in 1973 and 10^11 s in 5138, so this tells which one a number is: Brevo's own samples have both. */
    private static final long MILLIS_FROM = 100_000_000_000L;

    private static final long MILLIS_MAX = 100 * MILLIS_FROM;

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
        var kind = Objects.requireNonNull(event.text("event"));
        var at = Objects.requireNonNullElse(
                event.text("ts_epoch"), Objects.requireNonNullElse(event.text("ts_event"), ""));
        var email = event.text("email");
        var folded = email == null ? null : email.toLowerCase(Locale.ROOT);
        return new Told(
                EventId.of(event.text("message-id"), folded, kind, at, event.text("link")),
                BrevoEvents.report(kind),
                kind,
                ourId(event),
                event.text("message-id"),
                email,
                time(at, receivedAt),
                details(event, kind),
                raw);
    }

    private static @Nullable String ourId(Fields event) {
        var custom = Stream.of(Objects.requireNonNullElse(event.text("X-Mailin-custom"), ""));
        var tags = event.json().path("tags").valueStream().map(tag -> BrevoMark.idOf(tag.asString("")));
        return Stream.concat(custom, tags)
                .filter(each -> MessageId.parse(each).isPresent())
                .findFirst()
                .orElse(null);
    }

    private static Instant time(String written, Instant receivedAt) {
        if (!written.matches("[1-9]\\d{8,14}")) {
            return receivedAt;
        }
        long number = Long.parseLong(written);
        return number > MILLIS_MAX ? receivedAt : Instant.ofEpochMilli(number < MILLIS_FROM ? number * 1000 : number);
    }

    private static Map<String, String> details(Fields event, String kind) {
        var details = event.details("diagnostic", "reason", "link", "link", "agent", "user_agent", "address", "ip");
        var words = Objects.requireNonNullElse(event.text("reason"), "");
        var status = StatusReason.statusIn(words);
        status.ifPresent(found -> details.put("status", found));
        var reason = BrevoEvents.reason(kind, StatusReason.of(status.orElse(""), words));
        if (reason != null) {
            details.put("reason", reason.name().toLowerCase(Locale.ROOT));
        }
        var subtype = BrevoEvents.subtype(kind);
        if (subtype != null) {
            details.put("subtype", subtype);
        }
        return details;
    }
}
