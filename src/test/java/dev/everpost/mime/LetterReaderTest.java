package dev.everpost.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.message.Content;
import dev.everpost.mime.LetterReader.Reading;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Messages taken apart, for providers that build them again. */
class LetterReaderTest {

    @Test
    void aPlainLetterGivesItsAuthorReadersSubjectTextAndOwnFields() {
        var letter = apart("""
                Received: from somewhere
                From: =?UTF-8?Q?J=C3=B6rg?= <joerg@example.com>
                To: Ann <ann@example.net>, bob@example.org
                Cc: carl@example.org
                Reply-To: help@example.com
                Subject: =?UTF-8?B?R3LDvMOfZQ==?=
                Date: Sun, 22 Nov 2026 12:00:00 +0000
                Message-ID: <a@example.com>
                X-Shop: 17
                Content-Type: text/plain; charset=utf-8

                Grüße
                """).letter();
        assertThat(letter.from().name()).isEqualTo("Jörg");
        assertThat(letter.to()).extracting(NamedAddress::name).containsExactly("Ann", "");
        assertThat(letter.cc()).hasSize(1);
        assertThat(letter.replyTo()).hasSize(1);
        assertThat(letter.subject()).isEqualTo("Grüße");
        assertThat(letter.text()).isEqualTo("Grüße\r\n");
        assertThat(letter.html()).isNull();
        assertThat(letter.headers()).containsExactly(new Letter.ExtraHeader("X-Shop", "17"));
        assertThat(letter.messageId()).isEqualTo("<a@example.com>");
        assertThat(letter.date()).isEqualTo("2026-11-22T12:00:00Z");
    }

    @Test
    void filesAndPicturesAreToldApart() {
        var read = apart("""
                From: a@example.com
                Content-Type: multipart/mixed; boundary=m

                --m
                Content-Type: multipart/related; boundary=r

                --r
                Content-Type: multipart/alternative; boundary=t

                --t
                Content-Type: text/plain

                plain
                --t
                Content-Type: text/html

                <img src="cid:logo">
                --t--
                --r
                Content-Type: image/png
                Content-ID: <logo>
                Content-Transfer-Encoding: base64

                AQID
                --r--
                --m
                Content-Type: application/pdf
                Content-Disposition: attachment; filename="=?UTF-8?Q?Rechnung_=C3=84.pdf?="
                Content-Transfer-Encoding: base64

                BAUG
                --m
                Content-Type: text/calendar; method=REQUEST

                BEGIN:VCALENDAR
                --m--
                """);
        var letter = read.letter();
        assertThat(letter.text()).isEqualTo("plain");
        assertThat(letter.html()).isEqualTo("<img src=\"cid:logo\">");
        assertThat(letter.attachments())
                .extracting(Letter.Attachment::fileName)
                .containsExactly("attachment-1.png", "Rechnung Ä.pdf", "attachment-3.ics");
        assertThat(letter.attachments().getFirst().inline()).isTrue();
        assertThat(letter.attachments().getFirst().contentId()).isEqualTo("logo");
        assertThat(letter.attachments().get(1).content().bytes()).containsExactly(4, 5, 6);
        assertThat(letter.attachments().get(2).contentType()).isEqualTo("text/calendar; method=REQUEST");
        assertThat(read.traits().attachments()).isEqualTo(2);
        assertThat(read.traits().inlineImages()).isEqualTo(1);
        assertThat(read.changes()).anyMatch(change -> change.contains("named attachment-3.ics"));
    }

    @Test
    void whatIsSignedOrSealedStaysWhole() {
        for (var subtype : new String[] {"signed", "encrypted", "report"}) {
            var read = read(
                    "From: a@example.com\nContent-Type: multipart/" + subtype + "; boundary=b\n\n--b\n\nx\n--b--\n");
            assertThat(read).isInstanceOf(Reading.Whole.class);
            assertThat(read.traits().indivisible()).contains("multipart/" + subtype);
        }
    }

    @Test
    void withoutOneAuthorItStaysWhole() {
        assertThat(read("Subject: hi\n\nx\n")).isInstanceOf(Reading.Whole.class);
        assertThat(read("From: a@example.com, b@example.com\n\nx\n")).isInstanceOf(Reading.Whole.class);
    }

    @Test
    void partsWithinPartsWithoutEndStayWhole() {
        var deep = new StringBuilder("From: a@example.com\n");
        for (int i = 0; i < 3_000; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        assertThat(read(deep.append("\nend\n").toString())).isInstanceOf(Reading.Whole.class);
    }

    @Test
    void aListThatIsNoListIsLeftOutAndSaidSo() {
        var read = apart("From: a@example.com\nTo: undisclosed-recipients:;\n\nx\n");
        assertThat(read.letter().to()).isEmpty();
        assertThat(read.changes()).anyMatch(change -> change.startsWith("To left out"));
    }

    @Test
    void textOfUnknownCharsetOrWithoutCharsetIsReadAsUtf8() {
        var letter = apart("From: a@example.com\nContent-Type: text/plain; charset=klingon\n\nGrüße\n")
                .letter();
        assertThat(letter.text()).isEqualTo("Grüße\r\n");
    }

    @Test
    void theSignatureOfTheOldBytesIsDroppedAndSaidSo() {
        var read = apart("DKIM-Signature: v=1; a=rsa-sha256\nFrom: a@example.com\n\nx\n");
        assertThat(read.letter().headers()).isEmpty();
        assertThat(read.changes()).anyMatch(change -> change.contains("DKIM-Signature"));
    }

    private static Reading.Apart apart(String text) {
        return (Reading.Apart) read(text);
    }

    private static Reading read(String text) {
        return LetterReader.read(new Content(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
    }
}
