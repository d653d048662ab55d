package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AlreadyExistsException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.LimitExceededException;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/** What SES would not do, as the AWS SDK for Java tells it: its own exception for each kind. */
@Tag("acceptance")
@Timeout(60)
class AwsSdkErrorsTest {

    private static final int DESTINATIONS_MAX = 10;

    private static Rig rig;
    private static SesV2Client ses;

    @BeforeAll
    static void start(@TempDir Path folder) {
        rig = Rig.withTwoProviders(folder).start();
        ses = AwsClients.at(rig.config.httpPort);
    }

    @AfterAll
    static void stop() {
        assertThat(rig.mailroom.summary().copies()).as("mail that was refused").isZero();
        ses.close();
        rig.close();
    }

    @Test
    void anUnverifiedSenderIsMessageRejected() {
        refused(MessageRejectedException.class, () -> send(mail -> mail.fromEmailAddress("eve@elsewhere.example")))
                .hasMessageContaining("Email address is not verified");
    }

    @Test
    void anUnknownConfigurationSetIsNotFound() {
        refused(NotFoundException.class, () -> send(mail -> mail.configurationSetName("nowhere")))
                .hasMessageContaining("Configuration set <nowhere> does not exist");
    }

    @Test
    void anUnknownTemplateIsNotFound() {
        refused(
                        NotFoundException.class,
                        () -> send(mail -> mail.content(content -> content.template(
                                template -> template.templateName("nowhere").templateData("{}")))))
                .hasMessageContaining("nowhere");
    }

    @Test
    void aTagThatSesWouldNotTakeIsABadRequest() {
        refused(
                        BadRequestException.class,
                        () -> send(mail -> mail.emailTags(tag -> tag.name("x:1").value("v"))))
                .hasMessageContaining("Invalid tag name <x:1>");
    }

    @Test
    void anAddressThatIsNoneIsABadRequest() {
        refused(
                BadRequestException.class,
                () -> send(mail -> mail.destination(to -> to.toAddresses("not an address"))));
    }

    @Test
    void fiftyOneRecipientsAreTooMany() {
        var many = IntStream.rangeClosed(1, 51)
                .mapToObj(number -> "r" + number + "@example.net")
                .toList();
        refused(BadRequestException.class, () -> send(mail -> mail.destination(to -> to.toAddresses(many))))
                .hasMessageContaining("50");
    }

    @Test
    void aMessageWithoutContentIsABadRequest() {
        refused(BadRequestException.class, () -> send(mail -> mail.content(content -> {})));
    }

    @Test
    void creatingWhatIsThereAlreadyExists() {
        ses.createConfigurationSet(set -> set.configurationSetName("twice"));
        refused(
                AlreadyExistsException.class,
                () -> ses.createConfigurationSet(set -> set.configurationSetName("twice")));
    }

    @Test
    void anEleventhEventDestinationExceedsTheLimit() {
        ses.createConfigurationSet(set -> set.configurationSetName("full"));
        for (int i = 1; i <= DESTINATIONS_MAX; i++) {
            destination("d" + i);
        }
        refused(LimitExceededException.class, () -> destination("one-more"));
    }

    @Test
    void aPausedConfigurationSetSendsNothing() {
        ses.createConfigurationSet(
                set -> set.configurationSetName("paused").sendingOptions(options -> options.sendingEnabled(false)));
        refused(SendingPausedException.class, () -> send(mail -> mail.configurationSetName("paused")));
    }

    @Test
    void anOperationThatIsNotOfferedSaysSoByName() {
        refused(BadRequestException.class, () -> ses.createContactList(list -> list.contactListName("friends")))
                .hasMessageContaining("CreateContactList");
    }

    @Test
    void aWrongSecretIsASignatureThatDoesNotMatch() {
        try (var wrong = AwsClients.at(rig.config.httpPort, ConfigFile.AWS_KEY_ID, "another-secret")) {
            forbidden("SignatureDoesNotMatch", () -> wrong.getAccount(account -> {}));
        }
    }

    @Test
    void aKeyThatNobodyHasIsAnInvalidToken() {
        try (var wrong = AwsClients.at(rig.config.httpPort, "AKIDNOBODY", ConfigFile.AWS_SECRET)) {
            forbidden("InvalidClientTokenId", () -> wrong.getAccount(account -> {}));
        }
    }

    private static void forbidden(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(SesV2Exception.class, refusal -> {
            assertThat(refusal.statusCode()).isEqualTo(403);
            assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(refusal.requestId()).isNotBlank();
        });
    }

    private static AbstractThrowableAssert<?, ?> refused(Class<? extends SesV2Exception> as, ThrowingCallable call) {
        return assertThatThrownBy(call).isExactlyInstanceOf(as);
    }

    private static void destination(String name) {
        ses.createConfigurationSetEventDestination(request -> request.configurationSetName("full")
                .eventDestinationName(name)
                .eventDestination(destination -> destination
                        .enabled(true)
                        .matchingEventTypesWithStrings("SEND")
                        .snsDestination(sns -> sns.topicArn("arn:aws:sns:eu-west-1:000000000000:mail"))));
    }

    private static void send(Consumer<SendEmailRequest.Builder> change) {
        ses.sendEmail(mail -> {
            mail.fromEmailAddress("shop@example.com")
                    .destination(to -> to.toAddresses("nobody@example.net"))
                    .content(content -> content.simple(simple -> simple.subject(subject -> subject.data("s"))
                            .body(body -> body.text(text -> text.data("t")))));
            change.accept(mail);
        });
    }
}
