package dev.everpost.provider.resend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.provider.hook.HookReading;
import dev.everpost.provider.hook.HookReading.Forged;
import dev.everpost.provider.hook.HookReading.Malformed;
import dev.everpost.provider.hook.HookReading.Tidings;
import dev.everpost.provider.hook.HookRequest;
import dev.everpost.provider.hook.Told;
import dev.everpost.provider.web.DocumentedTable;
import dev.everpost.sandbox.Personality.Happening;
import dev.everpost.sandbox.Personality.HookPost;
import dev.everpost.sandbox.Personality.Kind;
import dev.everpost.sandbox.resend.ResendPersonality;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Resend's webhooks say, and what somebody else's do not. */
class ResendHookTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String SECRET = ResendPersonality.SIGNING_SECRET;
    private static final String OLD_SECRET = "whsec_b2xkLXNlY3JldC1vZi1yZXNlbmQtb2xkLXNlY3JldA==";
    private static final String BOUNCED = """
        {"type":"email.bounced","created_at":"2026-11-22T11:59:00.126Z","data":{"email_id":"e-1",
         "from":"Shop <shop@example.com>","to":["Ann <Ann@Example.com>"],"tags":{"everpost_id":"38g342h000007"},
         "bounce":{"type":"Permanent","subType":"General","message":"no","diagnosticCode":["smtp; 550 5.1.1 user unknown"]}}}
        """;

    private final ResendHook hook = new ResendHook(List.of(OLD_SECRET, SECRET));

    @Test
    void aBounceIsToldWithItsReasonAndOurId() {
        var told = one(hook.read(signed(BOUNCED)));

        assertThat(told.eventId()).isEqualTo("msg_1");
        assertThat(told.ourId()).isEqualTo("38g342h000007");
        assertThat(told.providerId()).isEqualTo("e-1");
        assertThat(told.recipient()).isEqualTo("ann@example.com");
        assertThat(told.happenedAt()).isEqualTo(Instant.parse("2026-11-22T11:59:00.126Z"));
        assertThat(told.details())
                .containsEntry("status", "5.1.1")
                .containsEntry("reason", "no_such_address")
                .containsEntry("subtype", "General")
                .containsEntry("diagnostic", "smtp; 550 5.1.1 user unknown");
        assertThat(told.raw()).contains("\"email.bounced\"");
    }

    static Stream<List<String>> events() {
        return DocumentedTable.rows("outcomes-resend.md", "event").stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void everyDocumentedEventHasItsReport(List<String> row) {
        var says = (row.get(1) + " ").split(" ", -1);
        var bounce = "\"bounce\":{\"type\":\"%s\",\"subType\":\"%s\"}".formatted(says[0], says[1]);
        var told = one(hook.read(signed("""
            {"type":"%s","created_at":"2026-11-22T11:59:00Z","data":{"to":["ann@example.com"],%s,
             "failed":{"reason":"reached_daily_quota"},"suppressed":{"type":"OnAccountSuppressionList"}}}
            """.formatted(row.getFirst(), bounce))));

        assertThat(told.report()).hasToString(row.get(2));
        assertThat(told.details().getOrDefault("reason", "")).isEqualTo(row.get(3));
        assertThat(told.event()).isEqualTo(row.getFirst());
    }

    @Test
    void theTableIsThere() {
        assertThat(events()).hasSizeGreaterThan(18);
    }

    @Test
    void aClickBringsItsLinkAndWhoClicked() {
        var told = one(hook.read(signed("""
            {"type":"email.clicked","created_at":"2026-11-22T11:59:00Z","data":{"to":["ann@example.com"],
             "click":{"link":"https://example.com/a","userAgent":"Moz","ipAddress":"192.0.2.1","timestamp":"x"}}}
            """)));

        assertThat(told.details())
                .isEqualTo(Map.of("link", "https://example.com/a", "agent", "Moz", "address", "192.0.2.1"));
    }

    @Test
    void severalRecipientsAreToldApart() {
        var tidings = (Tidings) hook.read(signed("""
            {"type":"email.delivered","created_at":"2026-11-22T11:59:00Z",
             "data":{"to":["ann@example.com","bob@example.org"],"tags":[{"name":"everpost_id","value":"x"}]}}
            """));

        assertThat(tidings.all()).extracting(Told::recipient).containsExactly("ann@example.com", "bob@example.org");
        assertThat(tidings.all()).extracting(Told::eventId).doesNotHaveDuplicates();
        assertThat(tidings.all()).extracting(Told::ourId).containsOnly("x");
    }

    @Test
    void whatTheSimulatedVendorSignsIsTakenAndRead() {
        var happenings = List.of(
                new Happening(Kind.BOUNCED, "e-1", "our", "shop@example.com", "ann@example.com", NOW),
                new Happening(Kind.SUPPRESSED, "e-1", "our", "shop@example.com", "bob@example.org", NOW));
        var read = new ResendPersonality()
                .reports(happenings).stream()
                        .map(post -> one(hook.read(request(post))))
                        .toList();

        assertThat(read).extracting(told -> told.report().name()).containsExactly("BOUNCED_FOR_GOOD", "REJECTED");
        assertThat(read).extracting(Told::ourId).containsOnly("our");
    }

    @Test
    void forgedChangedOldAndUnsignedRequestsAreNotTheirs() {
        var good = signed(BOUNCED);
        var stranger = new ResendHook(List.of(OLD_SECRET));
        var changed = withBody(good, BOUNCED.replace("Ann", "Bob").getBytes(StandardCharsets.UTF_8));
        var truncated = withBody(good, java.util.Arrays.copyOf(good.body(), good.body().length - 1));

        assertThat(stranger.read(good)).isInstanceOf(Forged.class);
        assertThat(hook.read(changed)).isInstanceOf(Forged.class);
        assertThat(hook.read(truncated)).isInstanceOf(Forged.class);
        assertThat(hook.read(at(good, NOW.plus(Duration.ofMinutes(6))))).isInstanceOf(Forged.class);
        assertThat(hook.read(at(good, NOW.minus(Duration.ofMinutes(6))))).isInstanceOf(Forged.class);
        for (var name : List.of("svix-id", "svix-timestamp", "svix-signature")) {
            var headers = new HashMap<>(good.headers());
            headers.remove(name);
            assertThat(hook.read(new HookRequest("POST", good.url(), headers, good.body(), NOW)))
                    .isInstanceOf(Forged.class);
        }
    }

    @Test
    void theHeadersOfStandardWebhooksAreReadToo() {
        var good = signed(BOUNCED);
        var headers = new HashMap<String, String>();
        good.headers().forEach((name, value) -> headers.put(name.replace("svix-", "webhook-"), value));

        assertThat(one(hook.read(new HookRequest("POST", good.url(), headers, good.body(), NOW)))
                        .eventId())
                .isEqualTo("msg_1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "[1]",
                "null",
                "\"x\"",
                "{\"type\":17,\"data\":{}}",
                "{\"type\":\"email.sent\"}",
                "{\"type\":\"email.sent\",\"data\":[]}",
                "{\"type\":\"a\",\"type\":\"b\"}",
                "{} {}",
                "{\"type\":\"x\"} trailing",
                "[{\"type\":\"a\"},{\"type\":\"b\"}]"
            })
    void whatSaysNothingIsMalformed(String body) {
        assertThat(hook.read(signed(body))).isInstanceOf(Malformed.class);
    }

    @Test
    void depthAndNumbersHaveLimits() {
        assertThat(hook.read(signed("{\"type\":\"x\",\"a\":" + "[".repeat(5000))))
                .isInstanceOf(Malformed.class);
        assertThat(hook.read(signed("{\"type\":\"x\",\"a\":" + "9".repeat(5000) + "}")))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void nothingThatIsSignedMakesItThrow() {
        var random = new Random(17);
        var bytes = BOUNCED.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 3000; i++) {
            var mutant = bytes.clone();
            for (int j = 0; j < 1 + random.nextInt(4); j++) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            }
            assertThat(hook.read(signed(mutant))).isInstanceOfAny(Tidings.class, Malformed.class);
        }
    }

    private static Told one(HookReading reading) {
        assertThat(reading).isInstanceOf(Tidings.class);
        return ((Tidings) reading).all().getFirst();
    }

    private static HookRequest signed(String body) {
        return signed(body.getBytes(StandardCharsets.UTF_8));
    }

    private static HookRequest signed(byte[] body) {
        var timestamp = Long.toString(NOW.getEpochSecond());
        var headers = Map.of(
                "svix-id",
                "msg_1",
                "svix-timestamp",
                timestamp,
                "svix-signature",
                "v1,bm90IHRoaXM= v1," + Svix.signature(SECRET, "msg_1." + timestamp + ".", body));
        return new HookRequest("POST", URI.create("https://mail.example.com/hooks/resend"), headers, body, NOW);
    }

    private static HookRequest withBody(HookRequest request, byte[] body) {
        return new HookRequest("POST", request.url(), request.headers(), body, NOW);
    }

    private static HookRequest at(HookRequest request, Instant receivedAt) {
        return new HookRequest("POST", request.url(), request.headers(), request.body(), receivedAt);
    }

    private static HookRequest request(HookPost post) {
        var headers = new HashMap<String, String>();
        post.headers().forEach(header -> headers.put(header.name(), header.value()));
        return new HookRequest("POST", URI.create("/hooks/resend"), headers, post.body(), Instant.now());
    }
}
