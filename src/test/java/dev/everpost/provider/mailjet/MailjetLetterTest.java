package dev.everpost.provider.mailjet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.provider.Parcel;
import dev.everpost.provider.web.Parcels;
import dev.everpost.provider.web.Rebuilt;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a message is in Mailjet's form, and what is said about what changed. */
class MailjetLetterTest {

    @Test
    void ourIdAndLabelsTravelSoThatReportsBringThemBack() {
        var json = json(letter(Parcels.plain("ann@example.com")));
        var id = Parcels.id().toString();
        assertThat(json.path("CustomID").asString()).isEqualTo(id);
        assertThat(json.path("Headers").path("X-Everpost-Id").asString()).isEqualTo(id);
        assertThat(json.path("EventPayload").asString())
                .isEqualTo("{\"class\":\"transactional\",\"campaign\":\"autumn\"}");
        assertThat(json.path("TextPart").asString()).contains("123456");
        assertThat(json.has("HTMLPart")).isFalse();
    }

    @Test
    void headersForWhichMailjetRefusesAMessageAreLeftOutAndSaid() {
        var letter = letter(Parcels.parcel("""
                From: Shop <shop@example.com>
                To: ann@example.com
                Reply-To: help@example.com, second@example.com
                Subject: %s
                List-Id: <news.example.com>
                X-Mailjet-Campaign: steer
                X-MJ-TemplateLanguage: 1
                X-Mailer: PHP
                X-Note: =?UTF-8?B?Z3LDvG4=?=
                X-Twice: a
                x-twice: b

                """.formatted("s".repeat(300)), "ann@example.com"));
        var json = json(letter);
        assertThat(json.path("Headers").propertyNames()).containsExactly("X-Everpost-Id", "X-Twice");
        assertThat(json.path("ReplyTo").path("Email").asString()).isEqualTo("help@example.com");
        assertThat(json.path("Subject").asString()).hasSize(255);
        assertThat(letter.adaptations())
                .contains(
                        "header List-Id left out, for Mailjet refuses it",
                        "header X-Mailjet-Campaign left out, for Mailjet refuses it",
                        "header X-MJ-TemplateLanguage left out, for Mailjet refuses it",
                        "header X-Mailer left out, for Mailjet refuses it",
                        "header X-Note left out, for it is not ASCII",
                        "header x-twice kept once only",
                        "Reply-To has its first address only",
                        "the subject cut at 255 characters");
    }

    @Test
    void picturesOfTheHtmlKeepTheirIds() {
        var json = json(letter(Parcels.parcel("""
                From: shop@example.com
                To: ann@example.com
                MIME-Version: 1.0
                Content-Type: multipart/related; boundary=b

                --b
                Content-Type: text/html

                <img src="cid:logo@shop">
                --b
                Content-Type: image/png
                Content-ID: <logo@shop>
                Content-Disposition: inline; filename=logo.png

                png
                --b
                Content-Type: application/pdf
                Content-Disposition: attachment; filename=bill.pdf

                pdf
                --b--
                """, "ann@example.com")));
        assertThat(json.path("InlinedAttachments").path(0).path("ContentID").asString())
                .isEqualTo("logo@shop");
        assertThat(json.path("Attachments").path(0).path("Filename").asString()).isEqualTo("bill.pdf");
        assertThat(json.path("HTMLPart").asString()).contains("cid:logo@shop");
    }

    @Test
    void aMessageWithoutWordsGetsASpaceForMailjetSendsNothingElse() {
        var letter = letter(Parcels.parcel("""
                From: shop@example.com
                To: ann@example.com

                """, "ann@example.com"));
        assertThat(json(letter).path("TextPart").asString()).isNotEmpty();
    }

    private static MailjetLetter letter(Parcel parcel) {
        var part = Objects.requireNonNull(Rebuilt.of(parcel)).getFirst();
        return MailjetLetter.of(part, parcel.message());
    }

    private static JsonNode json(MailjetLetter letter) {
        return new JsonMapper().valueToTree(letter.json());
    }
}
