package dev.everpost.provider.mailgun;

import static dev.everpost.provider.mailgun.SignedEvent.NOW;
import static dev.everpost.provider.mailgun.SignedEvent.TOKEN;
import static dev.everpost.provider.mailgun.SignedEvent.post;
import static dev.everpost.provider.mailgun.SignedEvent.signature;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact.Report;
import dev.everpost.provider.hook.HookReading.Forged;
import dev.everpost.provider.hook.HookReading.Malformed;
import dev.everpost.provider.hook.HookReading.Tidings;
import dev.everpost.provider.hook.Told;
import dev.everpost.provider.web.DocumentedTable;
import dev.everpost.provider.web.Parcels;
import dev.everpost.provider.web.Reported;
import dev.everpost.sandbox.mailgun.MailgunPersonality;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Mailgun's webhooks are believed, and what they mean. */
class MailgunHookTest {

    private static final String CLICK = """
        {"event":"clicked","id":"e1","timestamp":1792000000.25,"recipient":"ann@example.net","url":"https://example.com/x",
         "user-variables":{"everpost-id":"38g342h000007"},"message":{"headers":{"message-id":"code-17@example.com"}},
         "client-info":{"user-agent":"Browser/1"},"ip":"192.0.2.7"}\
        """;

    private final SignedEvent mailgun = new SignedEvent();

    static Stream<Arguments> rows() {
        return DocumentedTable.rows("outcomes-mailgun.md", "event").stream()
                .map(row -> row.stream().map(cell -> cell.replace("`", "")).toArray(String[]::new))
                .map(row -> Arguments.of((Object[]) row));
    }

    @ParameterizedTest(name = "{0} {1} {2} {3} is {4} {5}")
    @MethodSource("rows")
    void eachEventHasItsReport(String event, String severity, String why, String status, String report, String reason) {
        var code = status.isEmpty() ? "0" : status.substring(0, 3);
        var told = mailgun.told(
                String.format(
                        "{\"event\":\"%s\",\"severity\":\"%s\",\"reason\":\"%s\","
                                + "\"delivery-status\":{\"code\":%s,\"message\":\"%s\"}}",
                        event, severity, why, code, status),
                TOKEN);

        assertThat(told.report()).isEqualTo(Report.valueOf(report));
        assertThat(told.event()).isEqualTo(event);
        assertThat(told.details().getOrDefault("reason", "")).isEqualToIgnoringCase(reason);
    }

    @Test
    void theTypeOfABounceDecidesBeforeItsReason() {
        var soft =
                "{\"event\":\"failed\",\"severity\":\"permanent\",\"reason\":\"bounce\",\"delivery-status\":{\"bounce-type\":\"soft\"}}";

        assertThat(mailgun.told(soft, TOKEN).report()).isEqualTo(Report.BOUNCED_FOR_NOW);
        assertThat(mailgun.told(soft.replace("soft", "hard"), TOKEN.replace('0', 'a'))
                        .report())
                .isEqualTo(Report.BOUNCED_FOR_GOOD);
    }

    @Test
    void aClickTellsWhoWhatWhereAndWith() {
        var told = mailgun.told(CLICK, TOKEN);

        assertThat(told.ourId()).isEqualTo("38g342h000007");
        assertThat(told.providerId()).isEqualTo("code-17@example.com");
        assertThat(told.recipient()).isEqualTo("ann@example.net");
        assertThat(told.happenedAt()).isEqualTo(Instant.ofEpochMilli(1_792_000_000_250L));
        assertThat(told.details())
                .containsEntry("link", "https://example.com/x")
                .containsEntry("agent", "Browser/1")
                .containsEntry("address", "192.0.2.7");
        assertThat(told.raw()).contains(CLICK);
    }

    @Test
    void aWordThatWeDoNotKnowIsKeptWithItsText() {
        var told = mailgun.told("{\"event\":\"levitated\"}", TOKEN);

        assertThat(told.report()).isEqualTo(Report.UNKNOWN);
        assertThat(told.event()).isEqualTo("levitated");
        assertThat(told.happenedAt()).isEqualTo(NOW);
    }

    @Test
    void theSamePostAgainTellsTheSameEvent() {
        assertThat(mailgun.told(CLICK, TOKEN).eventId())
                .isEqualTo(mailgun.told(CLICK, TOKEN).eventId());
    }

    @Test
    void aTokenThatWasOverheardDoesNotSignAnotherBody() {
        assertThat(mailgun.read(post(CLICK, TOKEN))).isInstanceOf(Tidings.class);

        assertThat(mailgun.read(post(CLICK.replace("clicked", "complained"), TOKEN)))
                .isInstanceOf(Forged.class);
    }

    @Test
    void aDigitMovedFromTheTokenToTheTimestampIsNoNewToken() {
        var second = Long.toString(NOW.getEpochSecond());
        var signature = signature(second + TOKEN);

        assertThat(mailgun.read(post(CLICK, second + TOKEN.charAt(0), TOKEN.substring(1), signature)))
                .isInstanceOf(Forged.class);
        assertThat(mailgun.read(post(CLICK, second.substring(0, 9), second.charAt(9) + TOKEN, signature)))
                .isInstanceOf(Forged.class);
    }

    @Test
    void aForgedPostIsNotRead() {
        var second = Long.toString(NOW.getEpochSecond());

        assertThat(mailgun.read(post(CLICK, second, TOKEN, "0".repeat(64)))).isInstanceOf(Forged.class);
        assertThat(mailgun.read(post(CLICK, second, TOKEN, ""))).isInstanceOf(Forged.class);
        assertThat(mailgun.read("{\"event-data\":" + CLICK + "}")).isInstanceOf(Forged.class);
        assertThat(mailgun.read("{\"signature\":[],\"event-data\":" + CLICK + "}"))
                .isInstanceOf(Forged.class);
    }

    @Test
    void aPostTooOldOrFromTheFutureIsNotRead() {
        assertThat(mailgun.read(signedBefore(Duration.ofHours(25)))).isInstanceOf(Forged.class);
        assertThat(mailgun.read(signedBefore(Duration.ofMinutes(-6)))).isInstanceOf(Forged.class);
        assertThat(mailgun.read(signedBefore(Duration.ofHours(23)))).isInstanceOf(Tidings.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "7", "{\"a\":1", "{\"a\":1,\"a\":2}", "{} {}", "event=clicked&token=x"})
    void whatIsNoJsonObjectIsMalformed(String body) {
        assertThat(mailgun.read(body)).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "{\"event\":7}", "{\"event\":{}}"})
    void aSignedPostWithoutAnEventIsMalformed(String eventData) {
        assertThat(mailgun.read(post(eventData, TOKEN))).isInstanceOf(Malformed.class);
    }

    @Test
    void tokensBeyondTheMemoryAreForgottenOldestFirst() {
        var memory = new TokenMemory();
        for (int i = 0; i <= TokenMemory.TOKENS_MAX; i++) {
            assertThat(memory.isFirstOrSame("t" + i, "body")).isTrue();
        }
        assertThat(memory.isFirstOrSame("t1", "other")).isFalse();
        assertThat(memory.isFirstOrSame("t0", "other")).isTrue();
    }

    @Test
    void nothingThatAStrangerWritesMakesItThrow() {
        var random = new Random(20261122);
        var body = post(CLICK, TOKEN).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 5000; i++) {
            var mutant = body.clone();
            for (int j = random.nextInt(6); j >= 0; j--) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            }
            assertThat(mailgun.read(Arrays.copyOf(mutant, random.nextInt(mutant.length + 1))))
                    .isNotNull();
        }
    }

    @Test
    void theReportsOfTheSimulatedMailgunAreRead() {
        var hook = new MailgunHook(MailgunPersonality.SIGNING_KEY, Duration.ofDays(1));
        var told = new MailgunPersonality()
                .reports(Reported.happenings()).stream()
                        .flatMap(each -> ((Tidings) hook.read(Reported.request(each))).all().stream())
                        .toList();

        assertThat(told)
                .extracting(each -> each.recipient() + " " + each.report())
                .containsExactly(
                        "delivered@example.net DELIVERED",
                        "bounced@example.net BOUNCED_FOR_GOOD",
                        "complained@example.net COMPLAINED",
                        "suppressed@example.net REJECTED");
        assertThat(told).extracting(Told::ourId).containsOnly(Parcels.id().toString());
        assertThat(told).extracting(Told::providerId).containsOnly("vendor-7");
    }

    private static String signedBefore(Duration age) {
        return post(CLICK, Long.toString(NOW.minus(age).getEpochSecond()), TOKEN);
    }
}
