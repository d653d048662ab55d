package dev.everpost.provider.postmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact.Report;
import dev.everpost.provider.hook.HookBodies;
import dev.everpost.provider.hook.HookReading;
import dev.everpost.provider.hook.SharedSecret;
import dev.everpost.provider.hook.Told;
import dev.everpost.provider.web.DocTable;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Postmark posts, in its documented shapes, and what others may post in its name. */
class PostmarkHookTest {

    private static final String BOUNCE = """
        {"RecordType":"Bounce","MessageStream":"outbound","ID":4323372036854775807,"Type":"HardBounce","TypeCode":1,
         "Name":"Hard bounce","Tag":"Test","MessageID":"883953f4-6105-42a2-a16a-77a8eac79483","ServerID":23,
         "Metadata":{"everpost-id":"38g342h000007","a_key":"a_value"},
         "Description":"The server was unable to deliver your message (ex: unknown user, mailbox not found).",
         "Details":"smtp;550 5.1.1 no such user","Email":"john@example.com","From":"sender@example.com",
         "BouncedAt":"2019-11-05T16:33:54.9070259Z","DumpAvailable":true,"Inactive":true,"CanActivate":true,
         "Subject":"Test subject"}\
        """;

    private final PostmarkHook hook = new PostmarkHook(new SharedSecret("vendor", "password", null));

    @Test
    void aBounceIsToldWithAllThatPostmarkSays() {
        var told = one(BOUNCE);
        assertThat(told.report()).isEqualTo(Report.BOUNCED_FOR_GOOD);
        assertThat(told.event()).isEqualTo("Bounce HardBounce");
        assertThat(told.ourId()).isEqualTo("38g342h000007");
        assertThat(told.providerId()).isEqualTo("883953f4-6105-42a2-a16a-77a8eac79483");
        assertThat(told.recipient()).isEqualTo("john@example.com");
        assertThat(told.happenedAt()).isEqualTo(Instant.parse("2019-11-05T16:33:54.907025900Z"));
        assertThat(told.details())
                .containsEntry("status", "5.1.1")
                .containsEntry("diagnostic", "smtp;550 5.1.1 no such user")
                .containsEntry("subtype", "HardBounce")
                .containsEntry("reason", "no_such_address");
        assertThat(told.raw()).isEqualTo(BOUNCE);
    }

    @Test
    void aClickTellsTheLinkAndTheAgent() {
        var told = one("""
            {"RecordType":"Click","MessageID":"x","Recipient":"john@example.com","ReceivedAt":"2017-10-25T15:21:11.0Z",
             "UserAgent":"Mozilla/5.0","OriginalLink":"https://example.com/a","ClickLocation":"HTML","Metadata":{}}\
            """);
        assertThat(told.report()).isEqualTo(Report.CLICKED);
        assertThat(told.details())
                .containsEntry("link", "https://example.com/a")
                .containsEntry("agent", "Mozilla/5.0");
        assertThat(told.ourId()).isNull();
    }

    @Test
    void onlyARecipientWhoStopsTheMailHasUnsubscribed() {
        var change = """
            {"RecordType":"SubscriptionChange","MessageID":"x","Recipient":"john@example.com","ChangedAt":"2020-02-01T10:53:34Z",
             "Origin":"%s","SuppressSending":%s,"SuppressionReason":"%s"}\
            """;
        assertThat(one(change.formatted("Recipient", "true", "ManualSuppression"))
                        .report())
                .isEqualTo(Report.UNSUBSCRIBED);
        assertThat(one(change.formatted("Recipient", "true", "HardBounce")).report())
                .isEqualTo(Report.UNKNOWN);
        assertThat(one(change.formatted("Admin", "true", "ManualSuppression")).report())
                .isEqualTo(Report.UNKNOWN);
        assertThat(one(change.formatted("Recipient", "false", "")).report()).isEqualTo(Report.UNKNOWN);
    }

    static Stream<List<String>> rows() {
        return DocTable.rows("outcomes-postmark.md", "| RecordType").stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachEventOfTheTableHasItsReport(List<String> row) {
        var told = one(
                "{\"RecordType\":\"%s\",\"Type\":\"%s\",\"Email\":\"a@b.example\"}".formatted(row.get(0), row.get(1)));
        assertThat(told.report().name()).isEqualTo(row.get(2));
        assertThat(told.details().getOrDefault("reason", "")).isEqualTo(row.get(3));
    }

    @Test
    void everyBounceTypeIsInTheTable() {
        assertThat(rows().map(row -> row.get(1)))
                .contains(Stream.of(PostmarkBounce.values())
                        .map(PostmarkBounce::word)
                        .toArray(String[]::new));
    }

    @Test
    void aRepeatHasTheSameIdAndAnotherEventAnother() {
        assertThat(one(BOUNCE).eventId()).isEqualTo(one(BOUNCE).eventId());
        assertThat(one(BOUNCE.replace("john@", "jane@")).eventId())
                .isNotEqualTo(one(BOUNCE).eventId());
        assertThat(one(BOUNCE.replace("2019", "2020")).eventId())
                .isNotEqualTo(one(BOUNCE).eventId());
    }

    @Test
    void aTimeThatCannotBeReadIsTheTimeOfArrival() {
        assertThat(one(BOUNCE.replace("2019-11-05T16", "yesterday")).happenedAt())
                .isEqualTo(HookBodies.RECEIVED);
    }

    @Test
    void withoutTheSecretNothingIsRead() {
        assertThat(hook.read(HookBodies.at("https://example.net/hooks/it", BOUNCE)))
                .isInstanceOf(HookReading.Forged.class);
        assertThat(hook.read(HookBodies.basic("vendor", "guess", BOUNCE))).isInstanceOf(HookReading.Forged.class);
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void whatIsNotAnEventIsMalformed(String body) {
        assertThat(read(body)).isInstanceOf(HookReading.Malformed.class);
    }

    static Stream<String> unsound() {
        return Stream.concat(
                HookBodies.hostile().stream(),
                Stream.of(
                        "{}",
                        "[{}]",
                        "{\"RecordType\":{}}",
                        "{\"RecordType\":\"Bounce\",\"MessageID\":[1]}",
                        BOUNCE.substring(0, 200)));
    }

    @Test
    void mutilatedEventsAreReadOrRefusedAndNeverThrow() {
        for (var body : HookBodies.mutilated(BOUNCE, 42, 5000)) {
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
