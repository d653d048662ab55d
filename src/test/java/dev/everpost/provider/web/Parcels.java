package dev.everpost.provider.web;

import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission.Via;
import dev.everpost.provider.Parcel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Parcels for the specs of providers, written as text. */
public final class Parcels {

    private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");

    /** From a shop to ann@example.com with a copy to bob@example.org: HTML, a file, letters beyond ASCII, a field of its own. */
    public static final String RICH = """
        From: "Shop, Ltd." <shop@example.com>
        To: Ann <ann@example.com>
        Cc: bob@example.org
        Reply-To: help@example.com
        Subject: =?utf-8?q?Caf=C3=A9?=
        X-Shop: 17
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/html; charset=utf-8

        <p>Your <b>code</b></p>
        --b
        Content-Type: application/pdf; name=bill.pdf
        Content-Disposition: attachment; filename=bill.pdf
        Content-Transfer-Encoding: base64

        JVBERi0xLjQ=
        --b--
        """;

    private Parcels() {}

    /** A letter from shop@example.com in one part of text, to these. */
    public static Parcel plain(String... recipients) {
        return parcel("""
                From: Shop <shop@example.com>
                To: %s
                Subject: Your code
                Date: Sun, 22 Nov 2026 12:00:00 +0000
                Message-ID: <code-17@example.com>
                X-Shop: 17

                Your code is 123456.
                """.formatted(String.join(", ", recipients)), recipients);
    }

    /** A message as it is written here, line ends made CRLF, in class transactional, attempt 1. */
    public static Parcel parcel(String text, String... recipients) {
        return parcel(MessageClass.TRANSACTIONAL, text, recipients);
    }

    /** The same in another class. */
    public static Parcel parcel(MessageClass messageClass, String text, String... recipients) {
        var content = new Content(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        var to = IntStream.range(0, recipients.length)
                .mapToObj(i ->
                        Recipient.plain(i, EmailAddress.parse(recipients[i]).orElseThrow()))
                .toList();
        return new Parcel(message(messageClass, content.size()), 1, to, "X-Everpost-Id: " + id() + "\r\n", content);
    }

    /** The id of every message made here. */
    public static MessageId id() {
        return MessageId.parse("38g342h000007").orElseThrow();
    }

    private static Message message(MessageClass messageClass, int size) {
        return new Message(
                id(),
                "shop",
                Via.SMTP,
                EmailAddress.parse("shop@example.com").orElseThrow(),
                messageClass,
                AT,
                AT.plusSeconds(3600),
                AT,
                size,
                null,
                "Your code",
                Map.of("campaign", "autumn"),
                Map.of());
    }

    /** The recipients' addresses of a parcel. */
    public static List<String> addresses(Parcel parcel) {
        return parcel.recipients().stream()
                .map(each -> each.address().toString())
                .toList();
    }
}
