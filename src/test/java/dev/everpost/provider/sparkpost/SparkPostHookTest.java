package dev.everpost.provider.sparkpost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact.Report;
import dev.everpost.provider.hook.HookBodies;
import dev.everpost.provider.hook.HookReading;
import dev.everpost.provider.hook.SharedSecret;
import dev.everpost.provider.hook.Told;
import dev.everpost.provider.web.DocTable;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What SparkPost posts, in its documented shapes, and what others may post in its name. */
class SparkPostHookTest {

    private static final String BOUNCE = """
        {"msys":{"message_event":{"type":"bounce","bounce_class":"10","campaign_id":"Example","customer_id":"1",
         "error_code":"554","event_id":"92356927693813856","friendly_from":"sender@example.com","ip_address":"127.0.0.1",
         "message_id":"000443ee14578172be22","msg_from":"msprvs1=17827RA6TC8Pz=bounces-12345@sparkpostmail1.com",
         "raw_rcpt_to":"Recipient@example.com","raw_reason":"550 5.1.1 unknown user","rcpt_meta":{"everpost_id":"38g342h000007"},
         "rcpt_tags":["male","US"],"rcpt_to":"recipient@example.com","reason":"550 5.1.1 MAIL REFUSED","routing_domain":"example.com",
         "subaccount_id":"101","timestamp":"1454442600","transmission_id":"65832150921904138"}}}\
        """;

    private final SparkPostHook hook = new SparkPostHook(new SharedSecret("vendor", "password", null));

    @Test
    void aBounceIsToldWithAllThatSparkPostSays() {
        var told = one(BOUNCE);
        assertThat(told.eventId()).isEqualTo("92356927693813856");
        assertThat(told.report()).isEqualTo(Report.BOUNCED_FOR_GOOD);
        assertThat(told.event()).isEqualTo("bounce");
        assertThat(told.ourId()).isEqualTo("38g342h000007");
        assertThat(told.providerId()).isEqualTo("65832150921904138");
        assertThat(told.recipient()).isEqualTo("recipient@example.com");
        assertThat(told.happenedAt()).isEqualTo(Instant.ofEpochSecond(1_454_442_600));
        assertThat(told.details())
                .containsEntry("status", "5.1.1")
                .containsEntry("diagnostic", "550 5.1.1 unknown user")
                .containsEntry("subtype", "10")
                .containsEntry("reason", "no_such_address");
        assertThat(told.raw()).isEqualTo(BOUNCE);
    }

    @Test
    void aBatchOfThousandsIsReadInItsOrder() {
        var batch = IntStream.range(0, 10_000)
                .mapToObj(i -> BOUNCE.replace("92356927693813856", "e" + i))
                .collect(Collectors.joining(",", "[", "]"));
        var told = ((HookReading.Tidings) read(batch)).all();
        assertThat(told).hasSize(10_000);
        assertThat(told.getLast().eventId()).isEqualTo("e9999");
    }

    @Test
    void theTestOfTheAddressTellsNothing() {
        assertThat(((HookReading.Tidings) read("[{\"msys\":{}}]")).all()).isEmpty();
    }

    static Stream<List<String>> types() {
        return DocTable.rows("outcomes-sparkpost.md", "| type | report").stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void eachEventOfTheTableHasItsReport(List<String> row) {
        var told = one("{\"msys\":{\"x_event\":{\"type\":\"%s\",\"event_id\":\"1\"}}}".formatted(row.get(0)));
        assertThat(told.report().name()).isEqualTo(row.get(1));
        assertThat(told.details().getOrDefault("reason", "")).isEqualTo(row.get(2));
    }

    static Stream<List<String>> classes() {
        return DocTable.rows("outcomes-sparkpost.md", "| class | report").stream();
    }

    @ParameterizedTest
    @MethodSource("classes")
    void eachBounceClassOfTheTableHasItsReport(List<String> row) {
        for (var type : List.of("bounce", "out_of_band")) {
            var told = one(BOUNCE.replace("\"bounce\"", "\"" + type + "\"")
                    .replace("\"bounce_class\":\"10\"", "\"bounce_class\":\"" + row.get(0) + "\""));
            assertThat(told.report().name()).isEqualTo(row.get(1));
            assertThat(told.details()).containsEntry("reason", row.get(2));
        }
    }

    @Test
    void everyClassThatIsKnownIsInTheTable() {
        assertThat(classes().map(List::getFirst))
                .contains(Stream.of(SparkPostBounce.values())
                        .map(SparkPostBounce::code)
                        .toArray(String[]::new));
    }

    @Test
    void aRejectionForTheSuppressionListSaysSo() {
        var told = one("{\"msys\":{\"gen_event\":{\"type\":\"generation_rejection\",\"raw_reason\":"
                + "\"554 5.7.1 recipient address suppressed due to customer policy\"}}}");
        assertThat(told.details()).containsEntry("reason", "suppressed").containsEntry("status", "5.7.1");
    }

    @Test
    void anEventWithoutAnIdGetsOneThatARepeatHasToo() {
        var anonymous = BOUNCE.replace("\"event_id\":\"92356927693813856\",", "");
        assertThat(one(anonymous).eventId()).isEqualTo(one(anonymous).eventId()).isNotEmpty();
        assertThat(one(anonymous.replace("1454442600", "1454442601")).eventId())
                .isNotEqualTo(one(anonymous).eventId());
    }

    @Test
    void withoutTheSecretNothingIsRead() {
        assertThat(hook.read(HookBodies.at("https://example.net/hooks/it", BOUNCE)))
                .isInstanceOf(HookReading.Forged.class);
        assertThat(hook.read(HookBodies.basic("vendor", "guess", BOUNCE))).isInstanceOf(HookReading.Forged.class);
    }

    static Stream<String> unsound() {
        return Stream.concat(
                HookBodies.hostile().stream(),
                Stream.of(
                        "{}",
                        "[{}]",
                        "[{\"msys\":[]}]",
                        "[{\"msys\":{\"message_event\":7}}]",
                        "[{\"msys\":{\"message_event\":{}}}]",
                        "[{\"msys\":{\"message_event\":{\"type\":\"bounce\",\"rcpt_to\":[1]}}}]",
                        "[" + BOUNCE.substring(0, 300)));
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void whatIsNotABatchOfEventsIsMalformed(String body) {
        assertThat(read(body)).isInstanceOf(HookReading.Malformed.class);
    }

    @Test
    void mutilatedEventsAreReadOrRefusedAndNeverThrow() {
        for (var body : HookBodies.mutilated("[" + BOUNCE + "," + BOUNCE + "]", 42, 5000)) {
            assertThat(read(body)).isInstanceOfAny(HookReading.Tidings.class, HookReading.Malformed.class);
        }
    }

    private Told one(String body) {
        return ((HookReading.Tidings) read(body)).all().getFirst();
    }

    private HookReading read(String body) {
        return hook.read(HookBodies.basic("vendor", "password", body));
    }
}
