package dev.everpost.mime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.mime.DeliveryStatus.Failure;
import dev.everpost.mime.DeliveryStatus.Report;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.junit.jupiter.api.Test;

/** Delivery reports as RFC 3464 and RFC 6522 want them. */
class DeliveryStatusTest {

    private static final Instant ACCEPTED = Instant.parse("2026-11-22T08:00:00Z");

    private final DeliveryStatus writer = new DeliveryStatus(new SeededChance(1));

    @Test
    void tellsPeopleAndMachinesWhatFailed() throws Exception {
        var ann = new Failure(
                EmailAddress.of("ann@example.net"),
                "rfc822;ann+2Bold@example.net",
                "5.4.7",
                "421 4.3.2 busy",
                ACCEPTED);
        var li = new Failure(EmailAddress.of("用户@example.net"), null, "5.1.1", null, null);
        var content = writer.write(report("QQ314159", "Subject: hello\r\nX: Grüße\r\n", ann, li));

        var message = new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(content.bytes()));
        assertThat(message.getMimeType()).isEqualTo("multipart/report");
        assertThat(message.getHeader().getField("Content-Type").getBody()).contains("report-type=delivery-status");
        assertThat(message.getHeader().getField("Auto-Submitted").getBody()).isEqualTo("auto-replied");
        assertThat(part(content, 0)).contains("<ann@example.net>", "5.4.7", "421 4.3.2 busy");
        assertThat(part(content, 1).split("\r\n\r\n", -1))
                .containsExactly(
                        "Reporting-MTA: dns; mx.example.com\r\nOriginal-Envelope-Id: QQ314159\r\n"
                                + "Arrival-Date: Sun, 22 Nov 2026 08:00:00 +0000",
                        "Original-Recipient: rfc822; ann+old@example.net\r\nFinal-Recipient: rfc822; ann@example.net\r\n"
                                + "Action: failed\r\nStatus: 5.4.7\r\nDiagnostic-Code: smtp; 421 4.3.2 busy\r\n"
                                + "Last-Attempt-Date: Sun, 22 Nov 2026 08:00:00 +0000",
                        "Final-Recipient: utf-8; \\x{7528}\\x{6237}@example.net\r\nAction: failed\r\nStatus: 5.1.1\r\n");
        assertThat(part(content, 2)).isEqualTo("Subject: hello\r\nX: Grüße\r\n");
    }

    @Test
    void makesHostileValuesHarmless() {
        var failure = new Failure(
                EmailAddress.of("ann@example.net"),
                "rfc822;a+0D+0AX-Evil: 1",
                "5.0.0",
                "550 no\r\n\r\nFinal-Recipient: rfc822; boss@example.com \u001b[31m ü" + "x".repeat(5000),
                null);
        var content = writer.write(report("a+0D+0AX-Evil: 1", "X: y\r\n", failure));

        assertThat(LineEnds.flaw(content.bytes())).isEmpty();
        var text = new String(content.bytes(), UTF_8);
        assertThat(text.lines()).noneMatch(line -> line.startsWith("X-Evil") || line.contains("\u001b"));
        assertThat(text.lines().filter(line -> line.startsWith("Final-Recipient")))
                .hasSize(1);
        assertThat(text.lines()).allMatch(line -> line.length() <= 998);
    }

    private static Report report(String envelopeId, String header, Failure... failures) {
        return new Report(
                EmailAddress.of("mailer-daemon@mx.example.com"),
                EmailAddress.of("shop@example.com"),
                "mx.example.com",
                envelopeId,
                ACCEPTED,
                List.of(failures),
                new Content(header.getBytes(UTF_8)),
                "<dsn-1@mx.example.com>",
                ACCEPTED);
    }

    private static String part(Content content, int index) throws Exception {
        var message = new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(content.bytes()));
        var body = ((Multipart) message.getBody()).getBodyParts().get(index).getBody();
        return new String(((SingleBody) body).getInputStream().readAllBytes(), UTF_8);
    }
}
