package dev.everpost.feedback;

import static dev.everpost.store.Mail.ALPHA;
import static dev.everpost.store.Mail.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact.Report;
import dev.everpost.feedback.FeedbackAddress.Taken;
import dev.everpost.message.EmailAddress;
import dev.everpost.provider.hook.Told;
import dev.everpost.store.Mail;
import dev.everpost.world.World;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Delivery status notifications and abuse reports that come by mail, and everything else that comes there. */
class MailedReportTest {

    private static final String ID = "0abcdefghjkmn";

    @TempDir
    private Path folder;

    @Test
    void aDeliveryStatusTellsOfEachRecipient() {
        var told = told(dsn(ID));

        assertThat(told).hasSize(3);
        assertThat(told.get(0).report()).isEqualTo(Report.BOUNCED_FOR_GOOD);
        assertThat(told.get(0).recipient()).isEqualTo("ann@example.net");
        assertThat(told.get(0).ourId()).isEqualTo(ID);
        assertThat(told.get(0).details())
                .containsEntry("status", "5.1.1")
                .containsEntry("diagnostic", "550 5.1.1 <ann@example.net>: Recipient address rejected: User unknown")
                .containsEntry("mta", "mx.example.net")
                .containsEntry("reason", "no_such_address");
        assertThat(told.get(1).report()).isEqualTo(Report.BOUNCED_FOR_NOW);
        assertThat(told.get(1).recipient()).as("the one that we know").isEqualTo("bob@example.net");
        assertThat(told.get(2).report()).isEqualTo(Report.DELAYED);
        assertThat(told).extracting(Told::eventId).doesNotHaveDuplicates();
        assertThat(told.getFirst().raw()).contains("Final-Recipient").doesNotContain("a private letter");
    }

    @Test
    void theSameMailTwiceIsTheSameEvent() {
        assertThat(told(dsn(ID)))
                .extracting(Told::eventId)
                .containsExactlyElementsOf(
                        told(dsn(ID)).stream().map(Told::eventId).toList());
    }

    @Test
    void anAbuseReportIsAComplaint() {
        assertThat(told(arf("abuse"))).singleElement().satisfies(told -> {
            assertThat(told.report()).isEqualTo(Report.COMPLAINED);
            assertThat(told.recipient()).isEqualTo("ann@example.net");
            assertThat(told.ourId()).isEqualTo(ID);
            assertThat(told.details()).containsEntry("type", "abuse").containsEntry("agent", "SomeISP/1.0");
        });
        assertThat(told(arf("opt-out")).getFirst().report()).isEqualTo(Report.UNSUBSCRIBED);
        assertThat(told(arf("not-spam")).getFirst().report()).isEqualTo(Report.UNKNOWN);
    }

    @Test
    void theTagOfTheAddressIsOurIdWhereTheHeaderIsLost() {
        var withoutHeader = dsn(ID).replace("X-Everpost-Id", "X-Other-Id");

        assertThat(new MailedReport(withoutHeader.getBytes(UTF_8), "0tag", NOON)
                        .told()
                        .getFirst()
                        .ourId())
                .isEqualTo("0tag");
    }

    @Test
    void whatIsNoReportIsKeptAsAnUnknownWord() {
        assertThat(told("Subject: I am away\r\n\r\nuntil Monday\r\n"))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.report()).isEqualTo(Report.UNKNOWN);
                    assertThat(told.raw()).contains("until Monday");
                });
    }

    @Test
    void nothingThatComesThereBreaksUs() {
        var random = new Random(11);
        var sample = dsn(ID).getBytes(UTF_8);
        for (int i = 0; i < 2_000; i++) {
            var bytes = Arrays.copyOf(sample, random.nextInt(sample.length));
            for (int j = 0; j < 10 && bytes.length > 0; j++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(new MailedReport(bytes, null, NOON).told()).isNotNull();
        }
        assertThat(told(
                        "Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
                                + "Action: failed\r\n\r\n".repeat(5_000) + "--b--\r\n"))
                .hasSize(ReportFields.GROUPS_MAX);
    }

    @Test
    void aReportAtTheAddressBecomesAFactOfTheMailItIsAbout() throws Exception {
        try (var rig = new FeedbackRig(folder.resolve("everpost.db"))) {
            var message = rig.handedOver(ALPHA, "a-1", "ann@example.net", "bob@example.net", "cy@example.net");
            var hearing =
                    new Hearing(rig.store.postbox(), () -> {}, World.real().time());
            var address = new FeedbackAddress(
                    EmailAddress.of("Bounces@example.com"),
                    hearing,
                    World.real().time());
            var to = EmailAddress.of("bounces@EXAMPLE.com");

            assertThat(address.isFor(to)).isTrue();
            assertThat(address.isFor(EmailAddress.of("bounces+x@example.com"))).isTrue();
            assertThat(address.isFor(EmailAddress.of("bounces2@example.com"))).isFalse();
            assertThat(address.take(to, dsn(Mail.id(message).toString()).getBytes(UTF_8)))
                    .isEqualTo(Taken.KEPT);
            rig.pass(java.time.Duration.ofDays(1000));

            assertThat(rig.reports(message))
                    .hasSize(3)
                    .allSatisfy(fact -> assertThat(fact.provider()).isNull());
            assertThat(address.take(to, new byte[FeedbackAddress.BYTES_MAX + 1]))
                    .isEqualTo(Taken.TOO_LARGE);
        }
    }

    private static List<Told> told(String mail) {
        return new MailedReport(mail.getBytes(UTF_8), null, NOON).told();
    }

    private static String dsn(String id) {
        return """
                From: MAILER-DAEMON@relay.example\r
                To: bounces@example.com\r
                Message-ID: <20261122@relay.example>\r
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r
                \r
                --b\r
                Content-Type: text/plain\r
                \r
                It could not be delivered.\r
                --b\r
                Content-Type: message/delivery-status\r
                \r
                Reporting-MTA: dns; relay.example\r
                X-Postfix-Queue-ID: 4B1C2\r
                \r
                Final-Recipient: rfc822; ann@example.net\r
                Action: failed\r
                Status: 5.1.1\r
                Remote-MTA: dns; mx.example.net\r
                Diagnostic-Code: smtp; 550 5.1.1 <ann@example.net>: Recipient address\r
                    rejected: User unknown\r
                \r
                Original-Recipient: rfc822;bob@example.net\r
                Final-Recipient: rfc822; forwarded@elsewhere.example\r
                Action: Failed\r
                Status: 4.4.7\r
                \r
                Final-Recipient: rfc822; cy@example.net\r
                Action: delayed\r
                Status: 4.2.2 (mailbox full)\r
                \r
                --b\r
                Content-Type: message/rfc822\r
                \r
                X-Everpost-Id: %s\r
                Subject: Your order\r
                \r
                a private letter\r
                --b--\r
                """.formatted(id);
    }

    private static String arf(String type) {
        return """
                Content-Type: multipart/report; report-type=feedback-report; boundary="b"\r
                \r
                --b\r
                Content-Type: message/feedback-report\r
                \r
                Feedback-Type: %s\r
                User-Agent: SomeISP/1.0\r
                Version: 1\r
                Original-Rcpt-To: <ann@example.net>\r
                \r
                --b\r
                Content-Type: text/rfc822-headers\r
                \r
                X-Everpost-Id: %s\r
                \r
                --b--\r
                """.formatted(type, ID);
    }
}
