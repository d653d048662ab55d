package dev.everpost.provider.brevo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact.Report;
import dev.everpost.provider.hook.HookFuzz;
import dev.everpost.provider.hook.HookReading;
import dev.everpost.provider.hook.SharedSecret;
import dev.everpost.provider.hook.Told;
import dev.everpost.provider.web.OutcomeTable;
import dev.everpost.provider.web.Parcels;
import dev.everpost.sandbox.Personality.Happening;
import dev.everpost.sandbox.Personality.Kind;
import dev.everpost.sandbox.brevo.BrevoPersonality;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Brevo's webhooks: whose they are, what they say, and what hostile ones are. */
class BrevoHookTest {

    private static final BrevoHook HOOK = new BrevoHook(new SharedSecret("brevo", "sandbox-hook", null));
    private static final Map<String, String> SECRET = basic("brevo", "sandbox-hook");
    private static final String LONG_NUMBER = "11111111112222222222333333333344444444445555555555"
            + "11111111112222222222333333333344444444445555555555" + "1";
    private static final String CLICK = """
            {"event":"click","email":"Ann@example.com","id":1,"date":"2026-11-22 13:00:00","ts":1795348800,
             "message-id":"<1@smtp-relay.mailin.fr>","ts_event":1795348800,"ts_epoch":1795348800123,
             "X-Mailin-custom":"%s","tags":["everpost-%s"],"link":"https://example.com/a","ip":"192.0.2.7",
             "user_agent":"Mozilla/5.0"}""".formatted(Parcels.id(), Parcels.id());

    static Stream<OutcomeTable.Told> events() {
        return OutcomeTable.events("outcomes-brevo.md");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void eachEventOfTheTableHasItsReport(OutcomeTable.Told row) {
        var told = one(tidings("{\"event\":\"" + row.event() + "\",\"reason\":\"550 5.1.1 no\"}"));
        assertThat(told.report()).isEqualTo(Report.valueOf(row.report()));
        assertThat(told.event()).isEqualTo(row.event());
        var reason = row.reason().startsWith("by ") ? "no_such_address" : row.reason();
        assertThat(told.details().getOrDefault("reason", "")).isEqualTo(reason);
    }

    @Test
    void aClickTellsWhoWhenAndWhere() {
        var told = one(tidings(CLICK));
        assertThat(told.ourId()).isEqualTo(Parcels.id().toString());
        assertThat(told.providerId()).isEqualTo("<1@smtp-relay.mailin.fr>");
        assertThat(told.recipient()).isEqualTo("Ann@example.com");
        assertThat(told.happenedAt()).isEqualTo(Instant.ofEpochMilli(1795348800123L));
        assertThat(told.details())
                .containsEntry("link", "https://example.com/a")
                .containsEntry("agent", "Mozilla/5.0")
                .containsEntry("address", "192.0.2.7");
        assertThat(told.raw()).isEqualTo(CLICK);
    }

    @Test
    void aRepeatedPostIsTheSameEventAndAnotherClickIsAnother() {
        var id = one(tidings(CLICK)).eventId();
        assertThat(one(tidings("[" + CLICK + "]")).eventId()).isEqualTo(id);
        assertThat(one(tidings(CLICK.replace("/a", "/b"))).eventId()).isNotEqualTo(id);
    }

    @Test
    void secondsWhereMillisecondsShouldBeAreUnderstoodAndNonsenseIsNow() {
        assertThat(at("1604933654")).isEqualTo(Instant.ofEpochSecond(1604933654));
        assertThat(at("99999999999999999999")).isEqualTo(HookFuzz.RECEIVED);
        assertThat(at("-5")).isEqualTo(HookFuzz.RECEIVED);
        assertThat(at("\"soon\"")).isEqualTo(HookFuzz.RECEIVED);
    }

    @Test
    void anIdThatIsNoneOfOursIsNotTakenForOne() {
        assertThat(one(tidings("{\"event\":\"spam\",\"X-Mailin-custom\":\"<script>\",\"tags\":[\"everpost-x\", 7]}"))
                        .ourId())
                .isNull();
    }

    @Test
    void thousandsOfEventsComeInOnePost() {
        var batch = IntStream.range(0, 5000)
                .mapToObj(i -> CLICK.replace("<1@", "<" + i + "@"))
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(tidings(batch).all().stream().map(Told::eventId).distinct()).hasSize(5000);
    }

    @Test
    void withoutTheSecretNothingIsRead() {
        assertThat(HOOK.read(HookFuzz.post(Map.of(), CLICK))).isInstanceOf(HookReading.Forged.class);
        assertThat(HOOK.read(HookFuzz.post(basic("brevo", "guess"), CLICK))).isInstanceOf(HookReading.Forged.class);
        var byToken = new BrevoHook(new SharedSecret(null, null, "token-1"));
        assertThat(byToken.read(HookFuzz.post(SECRET, CLICK))).isInstanceOf(HookReading.Forged.class);
        assertThat(byToken.read(HookFuzz.at("/hooks/vendor/token-1", CLICK))).isInstanceOf(HookReading.Tidings.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "null",
                "{\"event\":\"click\"",
                "[{\"event\":\"click\"}",
                "[{\"event\":\"click\"}] and more",
                "[7]",
                "{}",
                "{\"event\":{\"a\":1}}",
                "{\"event\":\"click\",\"email\":[7]}",
                "{\"event\":\"click\",\"event\":\"open\"}",
                "{\"event\":\"click\",\"n\":" + LONG_NUMBER + "}"
            })
    void whatCannotBeReadIsMalformed(String body) {
        assertThat(HOOK.read(HookFuzz.post(SECRET, body))).isInstanceOf(HookReading.Malformed.class);
    }

    @Test
    void deepNestingAndSpoiledBodiesAreReadingsToo() {
        var deep = "{\"event\":\"click\",\"x\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";
        assertThat(HOOK.read(HookFuzz.post(SECRET, deep))).isInstanceOf(HookReading.Malformed.class);
        var wide = CLICK.getBytes(StandardCharsets.UTF_16);
        assertThat(HOOK.read(HookFuzz.post(SECRET, wide))).isNotNull();
        HookFuzz.spoil(HOOK, SECRET, "[" + CLICK + "," + CLICK + "]", 3000);
    }

    @Test
    void whatTheSimulatedBrevoPostsIsRead() {
        var id = Parcels.id().toString();
        for (var kind : Kind.values()) {
            var happening = new Happening(kind, "<9@x>", id, "shop@example.com", "ann@example.com", HookFuzz.RECEIVED);
            var post = new BrevoPersonality().reports(List.of(happening)).getFirst();
            var secret = Map.of("authorization", post.headers().getFirst().value());
            var told = one((HookReading.Tidings) HOOK.read(HookFuzz.post(secret, post.body())));
            assertThat(told.ourId()).isEqualTo(id);
            assertThat(told.happenedAt()).isEqualTo(HookFuzz.RECEIVED);
            assertThat(told.report())
                    .isEqualTo(
                            switch (kind) {
                                case DELIVERED -> Report.DELIVERED;
                                case BOUNCED -> Report.BOUNCED_FOR_GOOD;
                                case COMPLAINED -> Report.COMPLAINED;
                                case SUPPRESSED -> Report.REJECTED;
                            });
        }
    }

    private static Instant at(String epoch) {
        return one(tidings("{\"event\":\"click\",\"ts_epoch\":" + epoch + "}")).happenedAt();
    }

    private static Told one(HookReading.Tidings tidings) {
        assertThat(tidings.all()).hasSize(1);
        return tidings.all().getFirst();
    }

    private static HookReading.Tidings tidings(String body) {
        return (HookReading.Tidings) HOOK.read(HookFuzz.post(SECRET, body));
    }

    private static Map<String, String> basic(String user, String password) {
        var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Map.of("authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }
}
