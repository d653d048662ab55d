package dev.everpost.provider.brevo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.provider.Parcel;
import dev.everpost.provider.web.Parcels;
import dev.everpost.provider.web.Rebuilt;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a message is in Brevo's form, and what is said about what changed. */
class BrevoLetterTest {

    @Test
    void textAloneIsMadeIntoHtmlAndTravelsBeside() {
        var letter = letter(Parcels.parcel("""
                From: shop@example.com
                To: ann@example.com
                Subject: a < b

                1 < 2 & 3
                """, "ann@example.com"));
        assertThat(json(letter).path("textContent").asString()).contains("1 < 2 & 3");
        assertThat(json(letter).path("htmlContent").asString()).contains("1 &lt; 2 &amp; 3");
        assertThat(letter.adaptations()).contains("text made into HTML");
    }

    @Test
    void ourIdTravelsInAHeaderATagAndBrevosOwnField() {
        var json = json(letter(Parcels.plain("ann@example.com")));
        var id = Parcels.id().toString();
        assertThat(json.path("headers").path("X-Everpost-Id").asString()).isEqualTo(id);
        assertThat(json.path("headers").path("X-Mailin-custom").asString()).isEqualTo(id);
        assertThat(json.path("tags").valueStream().map(JsonNode::asString))
                .containsExactly("everpost-" + id, "transactional", "campaign=autumn");
    }

    @Test
    void theKeyIsTheSameForEveryTryAndAnotherForOtherRecipients() {
        var once = key(Parcels.plain("ann@example.com", "bob@example.org"));
        assertThat(key(Parcels.plain("bob@example.org", "ANN@example.com"))).isEqualTo(once);
        assertThat(key(Parcels.plain("ann@example.com"))).isNotEqualTo(once);
        assertThat(once).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    @Test
    void whatBrevoWouldSpoilIsLeftOutAndSaid() {
        var letter = letter(Parcels.parcel("""
                From: =?UTF-8?B?TcO8bGxlciwgU2hvcA==?= <shop@example.com>
                To: ann@example.com
                Reply-To: =?UTF-8?B?TcO8bGxlcg==?= <help@example.com>, second@example.com
                X-myFIELD: plain
                X-Note: =?UTF-8?B?Z3LDvG4=?=
                X-Mailin-Tag: steer
                idempotencyKey: steer

                {{ contact.NAME }}
                """, "ann@example.com"));
        var json = json(letter);
        assertThat(json.path("sender").path("name").asString()).isEqualTo("Müller Shop");
        assertThat(json.path("replyTo").has("name")).isFalse();
        assertThat(json.path("headers").path("X-Myfield").asString()).isEqualTo("plain");
        assertThat(json.path("headers").has("X-Note")).isFalse();
        assertThat(json.path("headers").has("X-Mailin-Tag")).isFalse();
        assertThat(json.path("headers").path("idempotencyKey").asString()).isNotEqualTo("steer");
        assertThat(json.path("subject").asString()).isEqualTo("(no subject)");
        assertThat(letter.adaptations())
                .contains(
                        "a display name simplified",
                        "the name in Reply-To left out, for Brevo would send it unencoded",
                        "Reply-To has its first address only",
                        "header X-myFIELD written X-Myfield",
                        "header X-Note left out, for Brevo would send it unencoded",
                        "header X-Mailin-Tag left out, for it would steer Brevo",
                        "what stands in double braces may be filled in by Brevo");
    }

    @Test
    void aFileWithAnEndingThatBrevoRefusesGetsAnotherName() {
        var letter = letter(Parcels.parcel("""
                From: shop@example.com
                To: ann@example.com
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/html

                <p>hi</p>
                --b
                Content-Type: application/json
                Content-Disposition: attachment; filename=data.json

                {}
                --b
                Content-Type: application/pdf

                pdf
                --b--
                """, "ann@example.com"));
        var names = json(letter)
                .path("attachment")
                .valueStream()
                .map(file -> file.path("name").asString());
        assertThat(names).containsExactly("data.json.txt", "attachment-2.pdf");
        assertThat(letter.adaptations()).anyMatch(words -> words.contains("data.json.txt"));
        assertThat(json(letter).path("htmlContent").asString()).isEqualTo("<p>hi</p>");
    }

    private static String key(Parcel parcel) {
        return json(letter(parcel)).path("headers").path("idempotencyKey").asString();
    }

    private static BrevoLetter letter(Parcel parcel) {
        var part = Objects.requireNonNull(Rebuilt.of(parcel)).getFirst();
        var mark = BrevoMark.of(parcel.message(), part.recipients());
        return BrevoLetter.of(part, mark, BrevoMark.tags(parcel.message()), null);
    }

    private static JsonNode json(BrevoLetter letter) {
        return new JsonMapper().readTree(letter.json());
    }
}
