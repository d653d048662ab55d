package dev.everpost.ses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.intake.Receipt;
import dev.everpost.intake.Submitter;
import dev.everpost.intake.Submitter.AwsKey;
import dev.everpost.message.Content;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Submission;
import dev.everpost.message.Submission.Unsendable;
import dev.everpost.mime.Letter.ExtraHeader;
import dev.everpost.ses.Email.Destination;
import dev.everpost.ses.Email.MailContent;
import dev.everpost.ses.Email.MailContent.Simple;
import dev.everpost.ses.Email.MailContent.Templated;
import dev.everpost.ses.Email.Tag;
import dev.everpost.ses.SendingAccount.SetRules;
import dev.everpost.ses.SesError.Kind;
import dev.everpost.template.EmailTemplate;
import dev.everpost.template.Missing;
import dev.everpost.template.TemplateEngine;
import dev.everpost.world.Time;
import dev.everpost.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What sending through the account does, whichever dialect asks. */
class SendingTest {

    private static final int MAX = 1_000_000;
    private static final Caller SHOP = new Caller(
            new Submitter("shop", null, null, new AwsKey("AKID", "secret"), List.of("@example.com")), "eu-west-1");
    private static final Simple HELLO = new Simple("Hello", "text", null, List.of(), List.of());

    private final FixedAccount account = new FixedAccount();
    private final List<Submission> taken = Collections.synchronizedList(new ArrayList<>());
    private final World world = World.real();
    private final Sending sending = sending(Missing.FAIL, new SendRate(0, 0, () -> 0, world.time()));

    private Sending sending(Missing missing, SendRate rate) {
        return new Sending(this::take, account, new TemplateEngine(), missing, rate, world);
    }

    private Receipt take(Submission submission) {
        taken.add(submission);
        return new Receipt.Queued(new MessageId(taken.size()));
    }

    @Test
    void aConfigurationSetChoosesTheClassAndTravelsAsATag() {
        account.sets.put("codes", new SetRules(true, MessageClass.CRITICAL));

        assertThat(send(email(HELLO, "codes"))).isInstanceOf(Result.Done.class);

        assertThat(only().messageClass()).isEqualTo(MessageClass.CRITICAL);
        assertThat(only().tags()).containsEntry("ses:configuration-set", "codes");
    }

    @Test
    void mailThatNamesNoSetHasTheOneOfItsSender() {
        account.sets.put("codes", new SetRules(true, MessageClass.CRITICAL));
        account.sets.put("other", new SetRules(true, null));
        account.defaults.put("a@example.com", "codes");

        send(email(HELLO, null));
        send(email(HELLO, "other"));

        assertThat(taken.get(0).tags()).containsEntry("ses:configuration-set", "codes");
        assertThat(taken.get(1).tags()).containsEntry("ses:configuration-set", "other");
    }

    @Test
    void aTagOfTheMessageChoosesTheClassBeforeItsSet() {
        account.sets.put("codes", new SetRules(true, MessageClass.CRITICAL));
        send(new Email(
                "a@example.com",
                to("b@example.net"),
                List.of(),
                null,
                List.of(new Tag("everpost-class", "bulk")),
                "codes",
                HELLO));

        assertThat(only().messageClass()).isEqualTo(MessageClass.BULK);
    }

    @Test
    void nothingIsTakenForAnUnknownSetAPausedSetOrAPausedAccount() {
        assertThat(kind(email(HELLO, "nowhere"))).isEqualTo(Kind.CONFIGURATION_SET_NOT_FOUND);

        account.sets.put("resting", new SetRules(false, null));
        assertThat(kind(email(HELLO, "resting"))).isEqualTo(Kind.CONFIGURATION_SET_SENDING_PAUSED);

        account.enabled = false;
        assertThat(kind(email(HELLO, null))).isEqualTo(Kind.SENDING_PAUSED);
        assertThat(taken).isEmpty();
    }

    @Test
    void anAddressThatItsOwnerConfirmedMaySend() {
        var mail = new Email("me@home.example", to("b@example.net"), List.of(), null, List.of(), null, HELLO);
        assertThat(kind(mail)).isEqualTo(Kind.MESSAGE_REJECTED);

        account.confirmed.add("me@home.example");
        assertThat(send(mail)).isInstanceOf(Result.Done.class);
    }

    @Test
    void aTemplateIsFilledWithoutEscapingAndItsSubjectStaysOneLine() {
        account.templates.put("hi", new EmailTemplate("Hi {{name}}", null, "<b>{{name}}</b>"));

        send(email(templated("hi", "{\"name\":\"A & B\\r\\nBcc: x@evil.example\"}"), null));

        assertThat(text()).contains("Subject: Hi A & B Bcc: x@evil.example\r\n");
        assertThat(text()).contains("<b>A & B");
        assertThat(only().recipients()).hasSize(1);
    }

    @Test
    void aMissingValueIsPromisedAndRefusedOrFilledWithNothing() {
        account.templates.put("hi", new EmailTemplate("Hi {{name}}", "Hi {{name}}", null));

        assertThat(send(email(templated("hi", "{}"), null))).isInstanceOf(Result.Done.class);
        assertThat(only().unsendable())
                .isEqualTo(new Unsendable("hi", "Attribute 'name' is not present in the rendering data."));

        taken.clear();
        var lenient = sending(Missing.EMPTY, new SendRate(0, 0, () -> 0, world.time()));
        lenient.send(SHOP, email(templated("hi", "{}"), null), lenient.invocation(SHOP, List.of()), MAX);
        assertThat(only().unsendable()).isNull();
        assertThat(text()).contains("Subject: Hi");
    }

    @Test
    void unknownTemplatesAndDataThatIsNoObjectAreRefusedBeforeAnythingIsTaken() {
        account.templates.put("hi", new EmailTemplate("Hi", "text", null));

        assertThat(kind(email(templated("ho", "{}"), null))).isEqualTo(Kind.TEMPLATE_NOT_FOUND);
        assertThat(kind(email(templated("hi", "[1]"), null))).isEqualTo(Kind.INVALID_RENDERING_PARAMETER);
        assertThat(kind(email(templated("hi", "{"), null))).isEqualTo(Kind.INVALID_RENDERING_PARAMETER);
        assertThat(kind(email(
                        new Templated(null, new EmailTemplate("{{#if x}}", null, null), "{}", List.of(), List.of()),
                        null)))
                .isEqualTo(Kind.INVALID_TEMPLATE);
        assertThat(taken).isEmpty();
    }

    @Test
    void theArnOfATemplateIsAsGoodAsItsName() {
        account.templates.put("hi", new EmailTemplate("Hi", "text", null));

        assertThat(send(email(templated("arn:aws:ses:eu-west-1:000000000000:template/hi", null), null)))
                .isInstanceOf(Result.Done.class);
    }

    @Test
    void fieldsOfARawMessageNameSetAndTagsAndAreTakenAway() {
        account.sets.put("main", new SetRules(true, null));

        send(new Email(null, Destination.NONE, List.of(), null, List.of(), null, raw("""
                From: a@example.com
                To: b@example.net
                X-SES-CONFIGURATION-SET: main
                X-SES-MESSAGE-TAGS: campaign=spring, colour=red
                X-SES-SOURCE-ARN: arn:aws:ses:eu-west-1:1:identity/x
                Subject: s

                text
                """)));

        assertThat(only().tags())
                .containsEntry("ses:configuration-set", "main")
                .containsEntry("campaign", "spring")
                .containsEntry("colour", "red");
        assertThat(text()).doesNotContainIgnoringCase("x-ses-").contains("Subject: s");
    }

    @Test
    void whatTheRequestSaysWinsOverTheFieldsOfARawMessage() {
        account.sets.put("main", new SetRules(true, null));
        account.sets.put("other", new SetRules(true, null));

        send(new Email(null, Destination.NONE, List.of(), null, List.of(new Tag("a", "1")), "other", raw("""
                From: a@example.com
                To: b@example.net
                X-SES-CONFIGURATION-SET: main
                X-SES-MESSAGE-TAGS: b=2

                text
                """)));

        assertThat(only().tags()).containsOnlyKeys("a", "ses:configuration-set").containsValue("other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"From", "Sender", "To", "Cc", "Subject", "Date", "Message-ID", "Reply-To"})
    void aRawMessageWithAFieldTwiceThatMayStandOnceIsRefused(String name) {
        var text = "From: a@example.com\nTo: b@example.net\nSubject: s\nCc: c@example.net\n"
                + "Sender: a@example.com\nDate: Sun, 22 Nov 2026 06:40:52 +0000\nMessage-ID: <1@example.com>\n"
                + "Reply-To: a@example.com\n";
        var twice = text
                + text.lines()
                        .filter(line -> line.startsWith(name + ":"))
                        .findFirst()
                        .orElseThrow()
                + "\n\ntext\n";

        var refused = send(new Email(null, Destination.NONE, List.of(), null, List.of(), null, raw(twice)));

        assertThat(error(refused).message()).isEqualTo("Duplicate header '" + name + "'.");
        assertThat(taken).isEmpty();
    }

    @Test
    void aMessageLargerThanTheDialectTakesIsRefusedWithItsSize() {
        var large = new Simple("s", "x".repeat(2000), null, List.of(), List.of());
        var result = sending.send(SHOP, email(large, null), sending.invocation(SHOP, List.of()), 1000);

        assertThat(error(result).message()).startsWith("Message length is more than 1000 bytes long: '2");
    }

    @Test
    void theAccountsRateAndDailyQuotaHoldAcrossCallers() {
        var slow = sending(Missing.FAIL, new SendRate(2, 0, () -> 0, new StandingTime()));
        var ids = List.<String>of();
        for (int i = 0; i < 2; i++) {
            assertThat(slow.send(SHOP, email(HELLO, null), slow.invocation(SHOP, ids), MAX))
                    .isInstanceOf(Result.Done.class);
        }
        var third = slow.send(SHOP, email(HELLO, null), slow.invocation(SHOP, ids), MAX);
        assertThat(error(third).message()).isEqualTo("Maximum sending rate exceeded.");

        var spent = sending(Missing.FAIL, new SendRate(0, 200, () -> 200, world.time()));
        var over = spent.send(SHOP, email(HELLO, null), spent.invocation(SHOP, ids), MAX);
        assertThat(error(over).message()).isEqualTo("Daily message quota exceeded.");
    }

    @Test
    void eachEntryOfABulkEmailSucceedsOrFailsAlone() {
        account.templates.put("hi", new EmailTemplate("Hi {{name}}", "{{greeting}}", null));
        var bulk = bulk(
                List.of(new Tag("campaign", "spring"), new Tag("colour", "red")),
                new BulkEmail.Entry(
                        to("b@example.net"),
                        List.of(new Tag("colour", "blue")),
                        "{\"name\":\"Bea\"}",
                        List.of(new ExtraHeader("X-Own", "1"))),
                new BulkEmail.Entry(to("not an address"), List.of(), null, List.of()),
                new BulkEmail.Entry(to("c@example.net"), List.of(), "{\"greeting\":\"Ho\"}", List.of()));

        var results = ((Result.Done<List<Result<MessageId>>>)
                        sending.sendBulk(SHOP, bulk, sending.invocation(SHOP, List.of("call")), MAX))
                .value();

        assertThat(results).hasSize(3);
        assertThat(error(results.get(1)).kind()).isEqualTo(Kind.BAD_REQUEST);
        assertThat(taken).hasSize(2);
        var bea = sentTo("b@example.net");
        assertThat(new String(bea.content().bytes(), UTF_8)).contains("Subject: Hi Bea\r\n", "X-Own: 1\r\n", "Hello");
        assertThat(bea.tags()).containsEntry("colour", "blue").containsEntry("campaign", "spring");
        assertThat(new String(sentTo("c@example.net").content().bytes(), UTF_8)).contains("Subject: Hi you", "Ho");
        assertThat(taken)
                .extracting(Submission::idempotencyKey)
                .doesNotHaveDuplicates()
                .doesNotContainNull();
    }

    @Test
    void aBulkEmailThatNoEntryCouldPassIsRefusedAsAWhole() {
        account.templates.put("hi", new EmailTemplate("Hi {{name}}", "{{greeting}}", null));
        var entry = new BulkEmail.Entry(to("b@example.net"), List.of(), null, List.of());

        assertThat(bulkKind(bulk(List.of()))).isEqualTo(Kind.BAD_REQUEST);
        assertThat(bulkKind(bulk(
                        List.of(), IntStream.range(0, 51).mapToObj(_ -> entry).toArray(BulkEmail.Entry[]::new))))
                .isEqualTo(Kind.BAD_REQUEST);
        account.templates.clear();
        assertThat(bulkKind(bulk(List.of(), entry))).isEqualTo(Kind.TEMPLATE_NOT_FOUND);
        assertThat(taken).isEmpty();
    }

    private static BulkEmail bulk(List<Tag> tags, BulkEmail.Entry... entries) {
        var template = new Templated("hi", null, "{\"name\":\"you\",\"greeting\":\"Hello\"}", List.of(), List.of());
        return new BulkEmail("a@example.com", List.of(), null, tags, null, template, List.of(entries));
    }

    private Kind bulkKind(BulkEmail bulk) {
        return switch (sending.sendBulk(SHOP, bulk, sending.invocation(SHOP, List.of()), MAX)) {
            case Result.Failed<?>(var error) -> error.kind();
            case Result.Done<?> done -> throw new AssertionError("was done: " + done);
        };
    }

    private static Email email(MailContent content, @Nullable String set) {
        return new Email("a@example.com", to("b@example.net"), List.of(), null, List.of(), set, content);
    }

    private static Destination to(String address) {
        return new Destination(List.of(address), List.of(), List.of());
    }

    private static Templated templated(String name, @Nullable String data) {
        return new Templated(name, null, data, List.of(), List.of());
    }

    private static MailContent raw(String text) {
        return new MailContent.Raw(new Content(text.getBytes(UTF_8)));
    }

    private Result<MessageId> send(Email email) {
        return sending.send(SHOP, email, sending.invocation(SHOP, List.of()), MAX);
    }

    private Kind kind(Email email) {
        return error(send(email)).kind();
    }

    private static SesError error(Result<MessageId> result) {
        return ((Result.Failed<MessageId>) result).error();
    }

    private Submission only() {
        assertThat(taken).hasSize(1);
        return taken.getFirst();
    }

    private Submission sentTo(String address) {
        return taken.stream()
                .filter(one -> one.recipients().getFirst().address().toString().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private String text() {
        return new String(only().content().bytes(), UTF_8);
    }

    /** A clock that stands still: nothing refills. */
    private static final class StandingTime implements Time {
        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public long nanos() {
            return 0;
        }
    }
}
