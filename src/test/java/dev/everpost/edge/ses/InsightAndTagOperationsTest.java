package dev.everpost.edge.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.RecipientOutcome;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission.Via;
import dev.everpost.store.Delivery;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Lane;
import dev.everpost.store.Ledger.Story;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.Tag;

/** What became of a message, and tags by ARN, as the AWS SDK for Java sees them. */
class InsightAndTagOperationsTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00.250Z");
    private static final MessageId ID = MessageId.of(AT.toEpochMilli(), 7);
    private static final ProviderName ALPHA = new ProviderName("alpha");

    private final SesServer server = new SesServer(World.real());
    private final SesV2Client client = server.client(SesServer.KEY_ID, SesServer.SECRET);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void eachRecipientHasItsEvents() {
        server.ledger.tell(story("shop"));

        var found = client.getMessageInsights(r -> r.messageId(ID.toString()));

        assertThat(found.messageId()).isEqualTo(ID.toString());
        assertThat(found.fromEmailAddress()).isEqualTo("shop@example.com");
        assertThat(found.subject()).isEqualTo("Hi");
        assertThat(found.emailTags())
                .extracting(tag -> tag.name() + "=" + tag.value())
                .containsExactly("a=b");
        assertThat(found.insights()).hasSize(2);
        var good = found.insights().get(0);
        assertThat(good.destination()).isEqualTo("good@example.net");
        assertThat(good.events()).extracting(event -> event.typeAsString()).containsExactly("SEND", "DELIVERY");
        assertThat(good.events().getFirst().timestamp()).isEqualTo(AT);
        var bad = found.insights().get(1).events();
        assertThat(bad).extracting(event -> event.typeAsString()).containsExactly("SEND", "BOUNCE");
        assertThat(bad.get(1).details().bounce().bounceTypeAsString()).isEqualTo("PERMANENT");
        assertThat(bad.get(1).details().bounce().diagnosticCode()).isEqualTo("550 5.1.1 nobody");
    }

    @Test
    void aMessageOfAnotherSubmitterDoesNotExist() {
        server.ledger.tell(story("another"));

        assertThatThrownBy(() -> client.getMessageInsights(r -> r.messageId(ID.toString())))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.getMessageInsights(r -> r.messageId("no-id")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void anyObjectIsTaggedByItsArn() {
        client.createConfigurationSet(r -> r.configurationSetName("set"));
        client.createEmailTemplate(
                r -> r.templateName("hi").templateContent(c -> c.subject("s").text("t")));
        for (var resource : List.of("configuration-set/set", "template/hi", "identity/example.com")) {
            var arn = "arn:aws:ses:eu-west-1:123456789012:" + resource;
            client.tagResource(r -> r.resourceArn(arn)
                    .tags(t -> t.key("team").value("one"), t -> t.key("cost").value("2")));
            client.tagResource(r -> r.resourceArn(arn).tags(t -> t.key("team").value("three")));
            client.untagResource(r -> r.resourceArn(arn).tagKeys("cost", "absent"));

            assertThat(client.listTagsForResource(r -> r.resourceArn(arn)).tags())
                    .as(arn)
                    .extracting(tag -> tag.key() + "=" + tag.value())
                    .containsExactly("team=three");
        }
        assertThat(client.getConfigurationSet(r -> r.configurationSetName("set"))
                        .tags())
                .extracting(Tag::key)
                .containsExactly("team");
    }

    @Test
    void wrongArnsAndTagsAreRefused() {
        assertThatThrownBy(() -> client.listTagsForResource(r -> r.resourceArn("arn:aws:s3:::bucket")))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> client.listTagsForResource(
                        r -> r.resourceArn("arn:aws:ses:eu-west-1:999999999999:template/hi")))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.listTagsForResource(
                        r -> r.resourceArn("arn:aws:ses:eu-west-1:123456789012:template/none")))
                .isInstanceOf(NotFoundException.class);
        client.createConfigurationSet(r -> r.configurationSetName("set"));
        assertThatThrownBy(() -> client.tagResource(
                        r -> r.resourceArn("arn:aws:ses:eu-west-1:123456789012:configuration-set/set")
                                .tags(t -> t.key("aws:x").value("1"))))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("reserved");
    }

    private static Story story(String submitter) {
        var message = new Message(
                ID,
                submitter,
                Via.SES,
                EmailAddress.of("shop@example.com"),
                MessageClass.TRANSACTIONAL,
                AT,
                AT.plusSeconds(60),
                AT,
                100,
                null,
                "Hi",
                Map.of("a", "b"),
                Map.of());
        var outcomes = List.of(
                new RecipientOutcome(0, new Outcome.Accepted("p1", "250 ok"), false),
                new RecipientOutcome(1, new Outcome.Refused(Outcome.Scope.RECIPIENT, "550 5.1.1 nobody"), false));
        return new Story(
                message,
                List.of(delivery(0, "good@example.net"), delivery(1, "bad@example.net")),
                List.of(
                        new Fact.Admitted(AT, ID, submitter, Via.SES, MessageClass.TRANSACTIONAL, 2),
                        new Fact.AttemptStarted(AT, ID, 1, ALPHA, List.of(0, 1), "first"),
                        new Fact.AttemptEnded(AT, ID, 1, ALPHA, Duration.ofMillis(5), outcomes),
                        new Fact.Reported(
                                AT.plusSeconds(1), ID, 0, ALPHA, Fact.Report.DELIVERED, AT.plusSeconds(1), Map.of())),
                true);
    }

    private static Delivery delivery(int index, String address) {
        return new Delivery(
                Recipient.plain(index, EmailAddress.of(address)),
                DeliveryState.HANDED_OVER,
                Lane.of(MessageClass.TRANSACTIONAL, true),
                AT,
                1,
                1,
                ALPHA,
                0,
                "done");
    }
}
