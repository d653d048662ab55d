package dev.everpost.provider.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.provider.hook.HookReading;
import dev.everpost.provider.hook.HookReading.Forged;
import dev.everpost.provider.hook.HookReading.Handshake;
import dev.everpost.provider.hook.HookReading.Malformed;
import dev.everpost.provider.hook.HookReading.Tidings;
import dev.everpost.provider.hook.HookRequest;
import dev.everpost.provider.hook.SharedSecret;
import dev.everpost.provider.hook.Told;
import dev.everpost.provider.web.DocumentedTable;
import dev.everpost.provider.web.Parcels;
import dev.everpost.sandbox.Personality.Happening;
import dev.everpost.sandbox.Personality.Kind;
import dev.everpost.sandbox.azure.AzurePersonality;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Event Grid's posts say, and what somebody else's do not. */
class AzureHookTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final URI OURS = URI.create("https://mail.example.com/hooks/azure?token=s3cret");
    private static final String OPERATION = OperationId.of(
                    Parcels.id(), Parcels.plain("ann@example.com").recipients())
            .toString();
    private static final String EVENT = """
            {"id":"ev-%s","topic":"/t","subject":"sender/shop@example.com/message/x","dataVersion":"1.0","metadataVersion":"1",
             "eventType":"Microsoft.Communication.%s","eventTime":"2026-11-22T11:59:01Z",
             "data":{"sender":"shop@example.com","recipient":"ann@example.com","messageId":"%s","status":"%s",
              "engagementType":"%s","engagementContext":"https://example.com/a","userAgent":"Moz",
              "deliveryStatusDetails":{"statusMessage":"550 5.1.1 user unknown","recipientMailServerHostName":"mx.example.com"},
              "deliveryAttemptTimestamp":"2026-11-22T11:59:00.2855749+00:00"}}
            """;

    private final AzureHook hook = new AzureHook(new SharedSecret(null, null, "s3cret"));

    @Test
    void aBounceIsToldWithItsReasonAndOurId() {
        var told = one(hook.read(post("[" + event("1", "Bounced") + "]")));

        assertThat(told.eventId()).isEqualTo("ev-1");
        assertThat(told.ourId()).isEqualTo(Parcels.id().toString());
        assertThat(told.providerId()).isEqualTo(OPERATION);
        assertThat(told.recipient()).isEqualTo("ann@example.com");
        assertThat(told.happenedAt()).isEqualTo(Instant.parse("2026-11-22T11:59:00.2855749Z"));
        assertThat(told.details())
                .containsEntry("status", "5.1.1")
                .containsEntry("reason", "no_such_address")
                .containsEntry("mta", "mx.example.com")
                .containsEntry("diagnostic", "550 5.1.1 user unknown");
        assertThat(told.raw()).startsWith("{\"id\":\"ev-1\"");
    }

    static Stream<List<String>> events() {
        return DocumentedTable.rows("outcomes-azure.md", "type").stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void everyDocumentedEventHasItsReport(List<String> row) {
        var says = row.get(1);
        var body = EVENT.formatted("1", row.getFirst(), OPERATION, says, says);
        var told = one(hook.read(post("[" + body + "]")));

        assertThat(told.report()).hasToString(row.get(2));
        assertThat(told.details().getOrDefault("reason", "")).isEqualTo(row.get(3));
    }

    @Test
    void theTableIsThere() {
        assertThat(events()).hasSizeGreaterThan(12);
    }

    @Test
    void aClickBringsItsLinkAndWhoClicked() {
        var body = EVENT.formatted("1", "EmailEngagementTrackingReportReceived", OPERATION, "", "Click");
        var told = one(hook.read(post("[" + body + "]")));

        assertThat(told.details()).isEqualTo(Map.of("link", "https://example.com/a", "agent", "Moz"));
    }

    @Test
    void cloudEventsAreReadAloneAndInBatches() {
        var cloud = event("7", "Delivered")
                .replace("\"eventType\"", "\"specversion\":\"1.0\",\"source\":\"/t\",\"type\"")
                .replace("\"eventTime\"", "\"time\"");

        assertThat(one(hook.read(post(cloud))).report()).hasToString("DELIVERED");
        assertThat(((Tidings) hook.read(post("[" + cloud + "," + cloud.replace("ev-7", "ev-8") + "]"))).all())
                .extracting(Told::eventId)
                .containsExactly("ev-7", "ev-8");
    }

    @Test
    void bothHandshakesAreAnswered() {
        var post = new AzurePersonality().validation("512d38b6-c7b8-40c8-89fe-f46f9e9622b6");
        var answer = (Handshake) hook.read(request("POST", OURS, Map.of(), post.body()));
        assertThat(answer.body()).isEqualTo("{\"validationResponse\":\"512d38b6-c7b8-40c8-89fe-f46f9e9622b6\"}");

        var asks = Map.of("webhook-request-origin", "eventgrid.azure.net");
        assertThat(hook.read(request("OPTIONS", OURS, asks, new byte[0]))).isInstanceOf(Handshake.class);
        assertThat(hook.read(request("OPTIONS", OURS, Map.of(), new byte[0]))).isInstanceOf(Malformed.class);
    }

    @Test
    void whoDoesNotShowTheSecretIsNobodyEvenWithAHandshake() {
        var body = ("[" + event("1", "Bounced") + "]").getBytes(StandardCharsets.UTF_8);
        var asks = Map.of("webhook-request-origin", "eventgrid.azure.net");
        for (var url : List.of("/hooks/azure", "/hooks/azure?token=", "/hooks/azure?token=wrong", "/hooks/s3cre")) {
            var stranger = URI.create("https://mail.example.com" + url);
            assertThat(hook.read(request("POST", stranger, Map.of(), body))).isInstanceOf(Forged.class);
            assertThat(hook.read(request("OPTIONS", stranger, asks, new byte[0])))
                    .isInstanceOf(Forged.class);
        }
        var inPath = URI.create("https://mail.example.com/hooks/azure/s3cret");
        assertThat(hook.read(request("POST", inPath, Map.of(), body))).isInstanceOf(Tidings.class);
    }

    @Test
    void whatTheSimulatedVendorPostsIsRead() {
        var happenings = List.of(
                new Happening(Kind.BOUNCED, OPERATION, "", "shop@example.com", "ann@example.com", NOW),
                new Happening(Kind.SUPPRESSED, OPERATION, "", "shop@example.com", "bob@example.org", NOW));
        var post = new AzurePersonality().reports(happenings).getFirst();
        var all = ((Tidings) hook.read(request("POST", OURS, Map.of(), post.body()))).all();

        assertThat(all).extracting(told -> told.report().name()).containsExactly("BOUNCED_FOR_GOOD", "REJECTED");
        assertThat(all).extracting(Told::ourId).containsOnly(Parcels.id().toString());
        assertThat(all).extracting(Told::eventId).doesNotHaveDuplicates();
    }

    @Test
    void aBatchOfThousandsIsReadInOnePass() {
        var batch = IntStream.range(0, 5000)
                .mapToObj(i -> event(Integer.toString(i), "Delivered"))
                .collect(Collectors.joining(",", "[", "]"));

        assertThat(((Tidings) hook.read(post(batch))).all()).hasSize(5000);
    }

    @Test
    void anOperationOfSomebodyElseIsToldWithoutOurId() {
        var body = event("1", "Bounced").replace(OPERATION, "49a3999c-0ce1-4ea6-ab68-afcd6dc2e794");
        assertThat(one(hook.read(post("[" + body + "]"))).ourId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1]",
                "null",
                "\"x\"",
                "[{}]",
                "[{\"eventType\":17}]",
                "[{\"eventType\":\"a\",\"eventType\":\"b\"}]",
                "[] []",
                "[{\"eventType\":\"Microsoft.Communication.EmailDeliveryReportReceived\"}]",
                "[{\"eventType\":\"Microsoft.EventGrid.SubscriptionValidationEvent\",\"data\":{}}]",
                "[{\"eventType\":\"Microsoft.Communication.EmailDeliveryReportReceived\",\"data\":[1]}]"
            })
    void whatSaysNothingIsMalformed(String body) {
        assertThat(hook.read(post(body))).isInstanceOf(Malformed.class);
    }

    @Test
    void depthAndNumbersHaveLimits() {
        assertThat(hook.read(post("[{\"eventType\":\"x\",\"a\":" + "[".repeat(5000))))
                .isInstanceOf(Malformed.class);
        assertThat(hook.read(post("[{\"eventType\":\"x\",\"a\":" + "9".repeat(5000) + "}]")))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void nothingThatIsPostedMakesItThrow() {
        var random = new Random(17);
        var bytes = ("[" + event("1", "Bounced") + "]").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 3000; i++) {
            var mutant = bytes.clone();
            for (int j = 0; j < 1 + random.nextInt(4); j++) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            }
            assertThat(hook.read(request("POST", OURS, Map.of(), mutant)))
                    .isInstanceOfAny(Tidings.class, Malformed.class);
        }
    }

    private static String event(String id, String status) {
        return EVENT.formatted(id, "EmailDeliveryReportReceived", OPERATION, status, "");
    }

    private static Told one(HookReading reading) {
        assertThat(reading).isInstanceOf(Tidings.class);
        return ((Tidings) reading).all().getFirst();
    }

    private static HookRequest post(String body) {
        return request("POST", OURS, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static HookRequest request(String method, URI url, Map<String, String> headers, byte[] body) {
        return new HookRequest(method, url, headers, body, NOW);
    }
}
