package dev.everpost.provider.sendgrid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact.Report;
import dev.everpost.provider.hook.HookReading;
import dev.everpost.provider.hook.HookReading.Forged;
import dev.everpost.provider.hook.HookReading.Malformed;
import dev.everpost.provider.hook.Told;
import dev.everpost.provider.web.DocumentedTable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What SendGrid's webhook is believed, and what it means. */
class SendGridHookTest {

    private static final String CLICK = """
        {"email":"ann@example.net","timestamp":1792000000,"event":"click","sg_event_id":"a","sg_message_id":"sg7.recvd-1.0",
         "everpost_id":"38g342h000007","url":"https://example.com/x","useragent":"Browser/1","ip":"192.0.2.7"}\
        """;

    private final SignedEvents events = new SignedEvents();

    static Stream<Arguments> rows() {
        return DocumentedTable.rows("outcomes-sendgrid.md", "event").stream()
                .map(row -> Arguments.of(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        row.get(3).replace("`", ""),
                        row.get(4).replace("`", "")));
    }

    @ParameterizedTest(name = "{0} {1} {2} is {3} {4}")
    @MethodSource("rows")
    void eachEventHasItsReport(String event, String type, String words, String report, String reason) {
        boolean receivers = !words.isEmpty() && (Character.isDigit(words.charAt(0)) || event.equals("dropped"));
        var told = events.told(String.format(
                        "[{\"event\":\"%s\",\"type\":\"%s\",\"%s\":\"%s\",\"timestamp\":1792000000}]",
                        event,
                        type.isEmpty() && event.equals("bounce") ? "bounce" : type,
                        receivers ? "reason" : "bounce_classification",
                        words))
                .getFirst();

        assertThat(told.report()).isEqualTo(Report.valueOf(report));
        assertThat(told.event()).isEqualTo(event);
        assertThat(told.details().getOrDefault("reason", "")).isEqualToIgnoringCase(reason);
    }

    @Test
    void aClickTellsWhoWhatWhereAndWith() {
        var told = events.told("[" + CLICK + "]").getFirst();

        assertThat(told.ourId()).isEqualTo("38g342h000007");
        assertThat(told.providerId()).isEqualTo("sg7");
        assertThat(told.recipient()).isEqualTo("ann@example.net");
        assertThat(told.happenedAt()).isEqualTo(Instant.ofEpochSecond(1_792_000_000));
        assertThat(told.details())
                .containsEntry("link", "https://example.com/x")
                .containsEntry("agent", "Browser/1")
                .containsEntry("address", "192.0.2.7");
        assertThat(told.raw()).isEqualTo(CLICK);
    }

    @Test
    void anEventPostedAgainUnderANewIdIsTheSameEvent() {
        var again = CLICK.replace("\"sg_event_id\":\"a\"", "\"sg_event_id\":\"b\"");
        var other = CLICK.replace("example.com/x", "example.com/y");

        assertThat(events.told("[" + CLICK + "," + again + "," + other + "]"))
                .extracting(Told::eventId)
                .satisfies(ids -> assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2)));
    }

    @Test
    void aWordThatWeDoNotKnowIsKeptWithItsText() {
        var told = events.told("[{\"event\":\"levitated\",\"email\":\"ann@example.net\"}]")
                .getFirst();

        assertThat(told.report()).isEqualTo(Report.UNKNOWN);
        assertThat(told.event()).isEqualTo("levitated");
        assertThat(told.raw()).contains("levitated");
        assertThat(told.happenedAt()).isEqualTo(SignedEvents.NOW);
    }

    @Test
    void aForgedPostIsNotRead() {
        var body = ("[" + CLICK + "]").getBytes(StandardCharsets.UTF_8);
        var changed = ("[" + CLICK.replace("ann", "bob") + "]").getBytes(StandardCharsets.UTF_8);
        var signed = events.request(body, SignedEvents.NOW);
        var signature = signed.header(SendGridSignature.SIGNATURE).orElseThrow();
        var second = signed.header(SendGridSignature.TIMESTAMP).orElseThrow();

        assertThat(events.hook.read(SignedEvents.post(changed, second, signature)))
                .isInstanceOf(Forged.class);
        assertThat(events.hook.read(SignedEvents.post(body, "1", signature))).isInstanceOf(Forged.class);
        assertThat(events.hook.read(SignedEvents.post(body, second, "nonsense")))
                .isInstanceOf(Forged.class);
        assertThat(events.hook.read(SignedEvents.post(body, second, ""))).isInstanceOf(Forged.class);
        assertThat(events.hook.read(SignedEvents.post(body, "9".repeat(40), signature)))
                .isInstanceOf(Forged.class);
        assertThat(new SignedEvents().hook.read(signed)).isInstanceOf(Forged.class);
    }

    @Test
    void aPostTooOldOrFromTheFutureIsNotRead() {
        var body = ("[" + CLICK + "]").getBytes(StandardCharsets.UTF_8);

        assertThat(readSigned(body, Duration.ofHours(25))).isInstanceOf(Forged.class);
        assertThat(readSigned(body, Duration.ofMinutes(-6))).isInstanceOf(Forged.class);
        assertThat(readSigned(body, Duration.ofHours(23))).isInstanceOf(HookReading.Tidings.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[1]",
                "[[]]",
                "[{}]",
                "[{\"event\":7}]",
                "[{\"event\":\"open\"}",
                "[{\"event\":\"open\"}] x",
                "[{\"event\":\"open\",\"event\":\"click\"}]",
                "[{\"event\":\"open\",\"n\":1",
                "not json"
            })
    void whatIsNoArrayOfEventsIsMalformed(String body) {
        assertThat(events.read(body)).isInstanceOf(Malformed.class);
    }

    @Test
    void depthAndLengthOfNumbersAreBounded() {
        assertThat(events.read("[{\"event\":\"open\",\"n\":" + "9".repeat(101) + "}]"))
                .isInstanceOf(Malformed.class);
        assertThat(events.read("[{\"event\":\"open\",\"n\":" + "[".repeat(60) + "]".repeat(60) + "}]"))
                .isInstanceOf(Malformed.class);
        assertThat(events.read("[{\"event\":\"open\",\"timestamp\":1e99}]")).isInstanceOf(HookReading.Tidings.class);
    }

    @Test
    void thousandsOfEventsAreReadInOnePass() {
        var body = new StringBuilder("[");
        for (int i = 0; i < 5000; i++) {
            body.append(i == 0 ? "" : ",").append(CLICK.replace("ann@", "ann" + i + "@"));
        }
        assertThat(events.told(body.append("]").toString()))
                .hasSize(5000)
                .last()
                .satisfies(told -> assertThat(told.recipient()).isEqualTo("ann4999@example.net"));
    }

    @Test
    void nothingThatAStrangerWritesMakesItThrow() {
        var random = new Random(20261122);
        var body = ("[" + CLICK + "," + CLICK + "]").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 1500; i++) {
            var mutant = body.clone();
            for (int j = random.nextInt(6); j >= 0; j--) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            }
            assertThat(events.read(java.util.Arrays.copyOf(mutant, random.nextInt(mutant.length + 1))))
                    .isNotNull();
        }
    }

    private HookReading readSigned(byte[] body, Duration ago) {
        return events.hook.read(events.request(body, SignedEvents.NOW.minus(ago)));
    }
}
