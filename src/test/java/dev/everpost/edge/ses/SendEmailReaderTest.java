package dev.everpost.edge.ses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.mime.Letter.Charsets;
import dev.everpost.mime.TransferEncoding;
import dev.everpost.ses.Email;
import dev.everpost.ses.Email.MailContent;
import dev.everpost.template.EmailTemplate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading of SendEmail bodies. */
class SendEmailReaderTest {

    private static final Documents DOCUMENTS = new Documents(1_000_000);

    @Test
    void passesOverMembersItDoesNotKnowAndTakesNullAsAbsent() {
        var read = email("""
                {"Future": {"deep": [1, {"x": null}]}, "FromEmailAddress": null, "Tenant": "t",
                 "Destination": {"ToAddresses": ["a@b.c", null], "CcAddresses": null, "Odd": 1},
                 "EmailTags": [{"Name": "n", "Value": "v", "More": true}],
                 "Content": {"Simple": null, "Raw": {"Data": "RnJvbTog\\/w==", "More": []}}}
                """);
        assertThat(read.from()).isNull();
        assertThat(read.destination().to()).containsExactly("a@b.c");
        assertThat(read.destination().cc()).isEmpty();
        assertThat(read.tags()).containsExactly(new Email.Tag("n", "v"));
        assertThat(read.content())
                .isInstanceOfSatisfying(
                        MailContent.Raw.class,
                        raw -> assertThat(raw.data().bytes()).containsExactly('F', 'r', 'o', 'm', ':', ' ', 0xFF));
    }

    @Test
    void readsSimpleContentWithAttachments() {
        var read = email("""
                {"Content": {"Simple": {
                  "Subject": {"Data": "s", "Charset": "Shift_JIS"}, "Body": {"Text": {"Data": "t"}, "Html": {"Data": "h"}},
                  "Headers": [{"Name": "X", "Value": "y"}],
                  "Attachments": [{"RawContent": "AQI=", "FileName": "f", "ContentType": "image/png",
                    "ContentDisposition": "INLINE", "ContentId": "c", "ContentDescription": "d",
                    "ContentTransferEncoding": "QUOTED_PRINTABLE"}]}}}
                """);
        assertThat(read.content()).isInstanceOfSatisfying(MailContent.Simple.class, simple -> {
            assertThat(simple.subject()).isEqualTo("s");
            assertThat(simple.text()).isEqualTo("t");
            assertThat(simple.html()).isEqualTo("h");
            assertThat(simple.charsets()).isEqualTo(new Charsets("Shift_JIS", "UTF-8", "UTF-8"));
            assertThat(simple.headers()).hasSize(1);
            assertThat(simple.attachments()).singleElement().satisfies(file -> {
                assertThat(file.content().bytes()).containsExactly(1, 2);
                assertThat(file.inline()).isTrue();
                assertThat(file.contentId()).isEqualTo("c");
                assertThat(file.description()).isEqualTo("d");
                assertThat(file.encoding()).isEqualTo(TransferEncoding.QUOTED_PRINTABLE);
            });
        });
    }

    @Test
    void noticesContentOfSeveralKinds() {
        var read = email("{\"Content\": {\"Raw\": {\"Data\": \"\"}, \"Template\": {}}}");
        assertThat(read.content()).isEqualTo(new MailContent.Several());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"FromEmailAddress\": 1}                         | expected a string at /FromEmailAddress",
                "{\"Destination\": []}                             | expected an object at /Destination",
                "{\"Destination\": {\"ToAddresses\": \"a@b\"}}     | expected a list at /Destination/ToAddresses",
                "{\"Destination\": {\"ToAddresses\": [{}]}}        | expected a string at /Destination/ToAddresses/0",
                "{\"Content\": {\"Raw\": {\"Data\": 5}}}           | expected base64 text at /Content/Raw/Data",
                "[]                                                | the body must be a JSON object",
                "{} {}                                             | there is text after the JSON object",
            })
    void namesTheMemberOfTheWrongType(String body, String message) {
        assertThat(fault(body)).isEqualTo(Fault.serialization(message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\":}",
                "{\"Content\":{\"Raw\":{\"Data\":\"a\\u0000#\"}}}",
                "{'a':1}",
                "\u0000",
                "{\"a\":01}"
            })
    void answersWhatIsNotJsonAsSerializationException(String body) {
        assertThat(fault(body)).satisfies(fault -> {
            assertThat(fault.type()).isEqualTo("SerializationException");
            assertThat(fault.status()).isEqualTo(400);
        });
    }

    @Test
    void survivesDeepNesting() {
        assertThat(fault("{\"a\":" + "[".repeat(100_000)).type()).isEqualTo("SerializationException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ListManagementOptions", "TenantName", "EndpointId"})
    void refusesByNameWhatItWouldOtherwiseSilentlyLeaveOut(String member) {
        assertThat(fault("{\"" + member + "\": {\"ContactListName\": \"all\"}}").message())
                .startsWith(member + " is not offered");
        assertThat(email("{\"" + member + "\": null}").from()).isNull();
    }

    @Test
    void readsATemplateByNameByArnAndByValue() {
        assertThat(templated("\"TemplateName\": \"hello\", \"TemplateData\": \"{}\"")
                        .name())
                .isEqualTo("hello");
        assertThat(templated("\"TemplateArn\": \"arn:aws:ses:x:1:template/hello\"")
                        .name())
                .endsWith("/hello");
        assertThat(templated("\"TemplateContent\": {\"Subject\": \"s\", \"Html\": \"h\"}")
                        .inline())
                .isEqualTo(new EmailTemplate("s", null, "h"));
        assertThat(email("{\"Content\": {\"Template\": {\"TemplateName\": \"a\", \"TemplateArn\": \"b\"}}}")
                        .content())
                .isEqualTo(new MailContent.Several());
    }

    @Test
    void aFloodOfSmallMembersIsRefusedBeforeItFillsMemory() {
        assertThat(fault("{\"EmailTags\": [" + "{},".repeat(200_000) + "{}]}").type())
                .isEqualTo("SerializationException");
    }

    private static MailContent.Templated templated(String members) {
        var content = email("{\"Content\": {\"Template\": {" + members + "}}}").content();
        return (MailContent.Templated) Objects.requireNonNull(content);
    }

    private static Email email(String body) {
        return ((Reading.Read<Email>) read(body)).value();
    }

    private static Fault fault(String body) {
        return ((Reading.Wrong<Email>) read(body)).fault();
    }

    private static Reading<Email> read(String body) {
        return DOCUMENTS.read(body.getBytes(UTF_8), SendEmailReader::read);
    }
}
