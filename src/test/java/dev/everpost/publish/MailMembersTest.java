package dev.everpost.publish;

import static dev.everpost.publish.Letters.ID;
import static dev.everpost.publish.Letters.admitted;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The message in an event has the members of SES's documented examples. */
class MailMembersTest {

    private final Telling telling = new Telling();

    @Test
    void sendTellsOfTheMessage() {
        var event = telling.only(Letters.of("ann@example.net", "bob@example.org"), admitted());

        assertThat(event.propertyNames()).containsExactly("eventType", "mail", "send");
        assertThat(event.path("eventType").asString()).isEqualTo("Send");
        assertThat(event.path("send").isEmpty()).isTrue();
        var mail = event.path("mail");
        assertThat(mail.propertyNames())
                .containsExactly(
                        "timestamp",
                        "source",
                        "sourceArn",
                        "sendingAccountId",
                        "messageId",
                        "destination",
                        "headersTruncated",
                        "headers",
                        "commonHeaders",
                        "tags");
        assertThat(mail.path("timestamp").asString()).isEqualTo("2026-11-22T12:00:00.000Z");
        assertThat(mail.path("source").asString()).isEqualTo("shop@example.com");
        assertThat(mail.path("sourceArn").asString())
                .isEqualTo("arn:aws:ses:eu-west-1:123456789012:identity/shop@example.com");
        assertThat(mail.path("messageId").asString()).isEqualTo(ID.toString());
        assertThat(Telling.texts(mail.path("destination"))).containsExactly("ann@example.net", "bob@example.org");
        assertThat(mail.path("headersTruncated").asBoolean()).isFalse();
        assertThat(mail.path("headers").get(3).path("name").asString()).isEqualTo("Subject");
        assertThat(mail.path("headers").get(4)).hasToString("{\"name\":\"X-Shop\",\"value\":\"17\"}");
    }

    @Test
    void theCommonHeadersAreReadFromTheMessage() {
        var common = telling.only(Letters.of("ann@example.net"), admitted())
                .path("mail")
                .path("commonHeaders");

        assertThat(Telling.texts(common.path("from"))).containsExactly("Shop <shop@example.com>");
        assertThat(Telling.texts(common.path("to"))).containsExactly("Ann <ann@example.net>", "bob@example.org");
        assertThat(common.path("subject").asString()).isEqualTo("Your order");
        assertThat(common.path("date").asString()).isEqualTo("Sun, 22 Nov 2026 12:00:00 +0000");
        assertThat(common.path("messageId").asString()).isEqualTo(ID.toString());
    }

    @Test
    void tagsAreListsWithThoseOfSesAmongThem() {
        var tags = telling.only(Letters.of("ann@example.net"), admitted())
                .path("mail")
                .path("tags");

        assertThat(tags)
                .hasToString("{\"campaign\":[\"autumn\"],\"ses:caller-identity\":[\"shop\"],"
                        + "\"ses:configuration-set\":[\"orders\"],\"ses:from-domain\":[\"example.com\"],"
                        + "\"ses:operation\":[\"SendEmail\"]}");
    }

    @Test
    void aLongHeaderIsCutAndSaysSo() {
        var letter = Letters.withFields(
                Map.of("ses:configuration-set", "orders"), "X-Long: " + "x".repeat(11_000) + "\r\n", "ann@example.net");

        var mail = telling.only(letter, admitted()).path("mail");

        assertThat(mail.path("headersTruncated").asBoolean()).isTrue();
        assertThat(mail.path("headers").size()).isEqualTo(3);
    }

    @Test
    void aMessageWhoseBytesAreGoneIsToldWithoutItsHeaders() {
        telling.ledger.dropBodies();

        var mail = telling.only(Letters.of("ann@example.net"), admitted()).path("mail");

        assertThat(mail.path("headers").isEmpty()).isTrue();
        assertThat(mail.path("headersTruncated").asBoolean()).isTrue();
    }
}
