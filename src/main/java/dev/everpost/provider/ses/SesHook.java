package dev.everpost.provider.ses;

import dev.everpost.provider.hook.HookReader;
import dev.everpost.provider.hook.HookReading;
import dev.everpost.provider.hook.HookRequest;
import dev.everpost.provider.hook.Told;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what Amazon SES reports: SNS envelopes, signed by version 1 or 2, of topics that event publishing or feedback notifications
 * write to; and events that an EventBridge API destination posts with a secret. Thread-safe.
 */
public final class SesHook implements HookReader {

    /** SNS tries for hours under its longest policy; an older envelope is somebody's copy. */
    static final Duration AGE_MAX = Duration.ofHours(24);

    static final Duration AHEAD_MAX = Duration.ofMinutes(15);

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(30)
                            .maxStringLength(2_000_000)
                            .maxTokenCount(50_000)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private final SesHookSettings settings;
    private final SnsHosts hosts;
    private final SigningCertificates certificates = new SigningCertificates();

    public SesHook(SesHookSettings settings) {
        this.settings = settings;
        this.hosts = new SnsHosts(settings.certificateHosts());
    }

    @Override
    public HookReading read(HookRequest request) {
        if (!request.method().equals("POST")) {
            return new HookReading.Malformed("SNS and EventBridge post");
        }
        var json = json(new String(request.body(), StandardCharsets.UTF_8));
        if (json.isEmpty()) {
            return new HookReading.Malformed("the body is no JSON object");
        }
        return json.get().has("detail-type")
                ? event(json.get(), request)
                : envelope(new SnsEnvelope(json.get()), request);
    }

    private HookReading event(JsonNode event, HookRequest request) {
        var secret = settings.secret();
        var given = request.header(SesHookSettings.SECRET_HEADER.toLowerCase(Locale.ROOT));
        if (secret == null
                || !MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8),
                        given.orElse("").getBytes(StandardCharsets.UTF_8))) {
            return new HookReading.Forged("an EventBridge event without the secret");
        }
        var detail = event.path("detail");
        return detail.isObject()
                ? new HookReading.Tidings(SesEvents.read(detail, detail.toString(), request.receivedAt()))
                : new HookReading.Malformed("an EventBridge event without a detail");
    }

    private HookReading envelope(SnsEnvelope envelope, HookRequest request) {
        if (!List.of("Notification", "SubscriptionConfirmation", "UnsubscribeConfirmation")
                .contains(envelope.type())) {
            return new HookReading.Malformed("neither an SNS envelope nor an EventBridge event");
        }
        var doubt = doubt(envelope, request);
        if (doubt.isPresent()) {
            return new HookReading.Forged(doubt.get());
        }
        return switch (envelope.type()) {
            case "SubscriptionConfirmation" ->
                hosts.confirmation(envelope.get("SubscribeURL"))
                        .<HookReading>map(HookReading.Invitation::new)
                        .orElseGet(() -> new HookReading.Forged("the SubscribeURL is not one of SNS"));
            case "Notification" -> new HookReading.Tidings(tidings(envelope.get("Message"), request));
            default -> new HookReading.Tidings(List.of());
        };
    }

    /** Why it may not be theirs; cheap questions first, the fetched certificate last. */
    private Optional<String> doubt(SnsEnvelope envelope, HookRequest request) {
        if (!settings.topicArns().contains(envelope.get("TopicArn"))) {
            return Optional.of("the TopicArn is not one of this provider's hook");
        }
        var age = envelope.timestamp().map(at -> Duration.between(at, request.receivedAt()));
        if (age.isEmpty() || age.get().compareTo(AGE_MAX) > 0 || age.get().compareTo(AHEAD_MAX.negated()) < 0) {
            return Optional.of("the Timestamp is missing, older than 24 h or ahead of our clock");
        }
        var place = hosts.certificate(envelope.get("SigningCertURL"));
        if (place.isEmpty()) {
            return Optional.of("the SigningCertURL is not one of SNS");
        }
        var certificate = certificates.at(place.get(), request.receivedAt());
        if (certificate.isEmpty()) {
            return Optional.of("the signing certificate cannot be fetched, or is not valid now");
        }
        return envelope.isSignedBy(certificate.get()) ? Optional.empty() : Optional.of("the signature does not fit");
    }

    /** Not every message of a topic is an event: SES greets with a line of text. */
    private static List<Told> tidings(String message, HookRequest request) {
        return json(message)
                .map(event -> SesEvents.read(event, message, request.receivedAt()))
                .orElse(List.of());
    }

    private static Optional<JsonNode> json(String text) {
        try {
            var node = JSON.readTree(text);
            return node != null && node.isObject() ? Optional.of(node) : Optional.empty();
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }
}
