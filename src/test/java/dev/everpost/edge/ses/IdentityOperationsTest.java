package dev.everpost.edge.ses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.everpost.intake.Receipt;
import dev.everpost.message.Submission.Via;
import dev.everpost.world.World;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AlreadyExistsException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.IdentityInfo;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;

/** Identities from the call to the click, as the AWS SDK for Java and a browser see them. */
class IdentityOperationsTest {

    private static final Pattern LINK =
            Pattern.compile("https://mail\\.example\\.net(/ses/verify\\?token=[A-Za-z0-9_-]+)");

    private final World real = World.real();
    private final ShiftedTime time = new ShiftedTime(real.time());
    private final SesServer server = new SesServer(new World(time, real.chance(), real.threads()));
    private final SesV2Client client = server.client(SesServer.KEY_ID, SesServer.SECRET);
    private final HttpClient browser = HttpClient.newHttpClient();

    @BeforeEach
    void createTemplate() {
        client.createCustomVerificationEmailTemplate(r -> r.templateName("hello")
                .fromEmailAddress("shop@example.com")
                .templateSubject("Is it you?")
                .templateContent("<html><body><h1>Hello</h1></body></html>")
                .successRedirectionURL("https://example.com/yes")
                .failureRedirectionURL("https://example.com/no"));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        browser.close();
    }

    @Test
    void configuredSendersAreVerifiedIdentities() {
        var domain = client.getEmailIdentity(r -> r.emailIdentity("example.com"));

        assertThat(domain.identityTypeAsString()).isEqualTo("DOMAIN");
        assertThat(domain.verifiedForSendingStatus()).isTrue();
        assertThat(domain.verificationStatusAsString()).isEqualTo("SUCCESS");
        assertThatThrownBy(() -> client.deleteEmailIdentity(r -> r.emailIdentity("example.com")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("configuration");
        assertThatThrownBy(() -> client.createEmailIdentity(r -> r.emailIdentity("example.com")))
                .isInstanceOf(AlreadyExistsException.class);
    }

    @Test
    void aCreatedAddressMaySendOnceItsOwnerFollowedTheLink() throws Exception {
        var made = client.createEmailIdentity(r -> r.emailIdentity("Ann@partner.example"));
        assertThat(made.verifiedForSendingStatus()).isFalse();
        assertThat(made.identityTypeAsString()).isEqualTo("EMAIL_ADDRESS");
        assertThatThrownBy(() -> sendFrom("ann@partner.example")).isInstanceOf(MessageRejectedException.class);

        var mail = server.intake.only();
        assertThat(mail.via()).isEqualTo(Via.INTERNAL);
        assertThat(mail.recipients().getFirst().address()).hasToString("Ann@partner.example");
        assertThat(mail.sender()).hasToString("no-reply@example.com");
        var answer = follow(link());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Address verified");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'");
        assertThat(client.getEmailIdentity(r -> r.emailIdentity("ann@partner.example"))
                        .verificationStatusAsString())
                .isEqualTo("SUCCESS");
        sendFrom("ann@partner.example");
        assertThat(server.intake.queued).hasSize(2);
    }

    @Test
    void aLinkIsGoodOnce() throws Exception {
        client.createEmailIdentity(r -> r.emailIdentity("ann@partner.example"));
        var link = link();

        assertThat(follow(link).statusCode()).isEqualTo(200);
        assertThat(follow(link).statusCode()).isEqualTo(404);
        assertThat(follow("/ses/verify?token=AAAA").statusCode()).isEqualTo(404);
        assertThat(follow("/ses/verify").statusCode()).isEqualTo(404);
        assertThat(follow("/ses/verify?token=%3Cscript%3E").body()).doesNotContain("<script");
    }

    @Test
    void aLinkIsTooOldAfterADay() throws Exception {
        client.createEmailIdentity(r -> r.emailIdentity("ann@partner.example"));
        var link = link();
        time.shift(Duration.ofHours(24));

        assertThat(follow(link).statusCode()).isEqualTo(410);
        time.shift(Duration.ZERO);
        assertThat(client.getEmailIdentity(r -> r.emailIdentity("ann@partner.example"))
                        .verifiedForSendingStatus())
                .isFalse();
    }

    @Test
    void anIdentityWhoseMailIsRefusedIsNotKept() {
        server.intake.answersFirst.add(new Receipt.Rejected(Receipt.Reason.TOO_LARGE, "no"));

        assertThatThrownBy(() -> client.createEmailIdentity(r -> r.emailIdentity("ann@partner.example")))
                .isInstanceOf(MessageRejectedException.class);
        assertThatThrownBy(() -> client.getEmailIdentity(r -> r.emailIdentity("ann@partner.example")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aDomainWaitsForTheConfiguration() {
        var made = client.createEmailIdentity(r -> r.emailIdentity("partner.example"));

        assertThat(made.identityTypeAsString()).isEqualTo("DOMAIN");
        assertThat(made.verifiedForSendingStatus()).isFalse();
        assertThat(made.dkimAttributes().statusAsString()).isEqualTo("PENDING");
        assertThat(made.dkimAttributes().tokens()).hasSize(3).allMatch(token -> token.length() == 32);
        assertThat(server.intake.queued).isEmpty();
    }

    @Test
    void anAddressThatTheConfigurationCoversNeedsNoMail() {
        var made = client.createEmailIdentity(r -> r.emailIdentity("ann@example.com"));

        assertThat(made.verifiedForSendingStatus()).isTrue();
        assertThat(server.intake.queued).isEmpty();
    }

    @Test
    void identitiesAreListedPageByPageAndDeleted() {
        IntStream.range(0, 7).forEach(n -> client.createEmailIdentity(r -> r.emailIdentity("d" + n + ".example")));

        assertThat(client.listEmailIdentitiesPaginator(r -> r.pageSize(2)).stream()
                        .flatMap(page -> page.emailIdentities().stream())
                        .map(IdentityInfo::identityName))
                .hasSize(9)
                .isSorted()
                .contains("example.com", "invalid", "d6.example");
        client.deleteEmailIdentity(r -> r.emailIdentity("d3.example"));
        assertThat(client.listEmailIdentities(r -> {}).emailIdentities()).hasSize(8);
    }

    @Test
    void attributesAreKeptOrRefusedByName() {
        client.createConfigurationSet(r -> r.configurationSetName("own"));
        client.putEmailIdentityConfigurationSetAttributes(
                r -> r.emailIdentity("example.com").configurationSetName("own"));

        assertThat(client.getEmailIdentity(r -> r.emailIdentity("example.com")).configurationSetName())
                .isEqualTo("own");
        assertThatThrownBy(() -> client.putEmailIdentityConfigurationSetAttributes(
                        r -> r.emailIdentity("example.com").configurationSetName("none")))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client.putEmailIdentityFeedbackAttributes(
                        r -> r.emailIdentity("example.com").emailForwardingEnabled(true)))
                .isInstanceOf(BadRequestException.class);
        assertThatThrownBy(() -> client.putEmailIdentityMailFromAttributes(
                        r -> r.emailIdentity("example.com").mailFromDomain("bounce.example.com")))
                .hasMessageContaining("PutEmailIdentityMailFromAttributes is not offered");
        assertThatThrownBy(() -> client.createEmailIdentity(r -> r.emailIdentity("not an identity")))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    void aVerificationMailMayUseAnApplicationsWords() throws Exception {
        var id = client.sendCustomVerificationEmail(
                        r -> r.emailAddress("ann@partner.example").templateName("hello"))
                .messageId();

        assertThat(id).isEqualTo(RememberingIntake.id(0).toString());
        var mail = server.intake.only();
        assertThat(mail.sender()).hasToString("shop@example.com");
        assertThat(text()).contains("Subject: Is it you?").contains("<h1>Hello</h1>");
        var answer = follow(link());
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue("https://example.com/yes");
        assertThat(client.getEmailIdentity(r -> r.emailIdentity("ann@partner.example"))
                        .verifiedForSendingStatus())
                .isTrue();
    }

    @Test
    void aLateClickGoesWhereTheTemplateSays() throws Exception {
        client.sendCustomVerificationEmail(
                r -> r.emailAddress("ann@partner.example").templateName("hello"));
        var link = link();
        time.shift(Duration.ofHours(25));

        assertThat(follow(link).headers().firstValue("Location")).hasValue("https://example.com/no");
    }

    @Test
    void verificationTemplatesAreKeptChangedAndDeleted() {
        client.updateCustomVerificationEmailTemplate(r -> r.templateName("hello")
                .fromEmailAddress("help@example.com")
                .templateSubject("Again")
                .templateContent("<p>x</p>")
                .successRedirectionURL("https://example.com/y")
                .failureRedirectionURL("https://example.com/n"));

        var found = client.getCustomVerificationEmailTemplate(r -> r.templateName("hello"));
        assertThat(found.fromEmailAddress()).isEqualTo("help@example.com");
        assertThat(found.templateContent()).isEqualTo("<p>x</p>");
        assertThat(found.successRedirectionURL()).isEqualTo("https://example.com/y");
        assertThat(client.listCustomVerificationEmailTemplatesPaginator(r -> {}).stream()
                        .flatMap(page -> page.customVerificationEmailTemplates().stream()))
                .hasSize(1);
        client.deleteCustomVerificationEmailTemplate(r -> r.templateName("hello"));
        assertThatThrownBy(() -> client.sendCustomVerificationEmail(
                        r -> r.emailAddress("ann@partner.example").templateName("hello")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void noVerificationMailLeavesAPausedAccount() {
        client.putAccountSendingAttributes(r -> r.sendingEnabled(false));

        assertThatThrownBy(() -> client.sendCustomVerificationEmail(
                        r -> r.emailAddress("ann@partner.example").templateName("hello")))
                .isInstanceOf(SendingPausedException.class);
        assertThat(server.intake.queued).isEmpty();
    }

    private void sendFrom(String address) {
        client.sendEmail(r -> r.fromEmailAddress(address)
                .destination(d -> d.toAddresses("bob@example.net"))
                .content(c -> c.simple(s -> s.subject(t -> t.data("Hi")).body(b -> b.text(t -> t.data("x"))))));
    }

    /** The mail as written, without the soft line ends of quoted-printable. */
    private String text() {
        return new String(server.intake.queued.getFirst().content().bytes(), UTF_8)
                .replace("=\r\n", "")
                .replace("=3D", "=");
    }

    private String link() {
        var matcher = LINK.matcher(text());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private HttpResponse<String> follow(String link) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(server.uri() + link)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
