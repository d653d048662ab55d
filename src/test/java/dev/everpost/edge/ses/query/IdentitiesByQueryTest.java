package dev.everpost.edge.ses.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Identities and verification mails by SES API v1, over a real socket. */
class IdentitiesByQueryTest {

    private QueryServer server;

    @BeforeEach
    void start() {
        server = new QueryServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void listsIdentitiesByTypeAndInPages() throws Exception {
        assertThat(call("ListIdentities").texts("member")).containsExactly("ann@example.net", "example.com");
        assertThat(call("ListIdentities", "IdentityType", "Domain").texts("member"))
                .containsExactly("example.com");
        assertThat(call("ListIdentities", "IdentityType", "EmailAddress").texts("member"))
                .containsExactly("ann@example.net");
        assertThat(call("ListIdentities", "IdentityType", "Planet").error()).startsWith("400 ValidationError: ");
        var first = call("ListIdentities", "MaxItems", "1");
        assertThat(first.texts("member")).containsExactly("ann@example.net");
        assertThat(call("ListIdentities", "MaxItems", "1", "NextToken", first.text("NextToken"))
                        .texts("member"))
                .containsExactly("example.com");
        assertThat(call("ListVerifiedEmailAddresses").texts("member")).containsExactly("ann@example.net");
    }

    @Test
    void anAddressIsPendingUntilItsOwnerFollowsTheLink() throws Exception {
        assertThat(call("VerifyEmailIdentity", "EmailAddress", "new@example.org")
                        .root())
                .isEqualTo("VerifyEmailIdentityResponse");

        assertThat(server.intake.only().recipients().getFirst().address()).hasToString("new@example.org");
        var shown = call(
                "GetIdentityVerificationAttributes",
                "Identities.member.1",
                "new@example.org",
                "Identities.member.2",
                "example.com",
                "Identities.member.3",
                "unknown@example.org");
        assertThat(shown.texts("key")).containsExactly("new@example.org", "example.com");
        assertThat(shown.texts("VerificationStatus")).containsExactly("Pending", "Success");

        assertThat(call("DeleteIdentity", "Identity", "new@example.org").status())
                .isEqualTo(200);
        assertThat(call("DeleteIdentity", "Identity", "new@example.org").status())
                .isEqualTo(200);
        assertThat(call("DeleteIdentity", "Identity", "example.com").error()).startsWith("400 InvalidParameterValue: ");
    }

    @Test
    void theOldOperationsOnAddressesHaveNoResult() throws Exception {
        assertThat(call("VerifyEmailAddress", "EmailAddress", "old@example.org").texts("VerifyEmailAddressResult"))
                .isEmpty();
        assertThat(call("DeleteVerifiedEmailAddress", "EmailAddress", "old@example.org")
                        .root())
                .isEqualTo("DeleteVerifiedEmailAddressResponse");
        assertThat(call("VerifyEmailIdentity", "EmailAddress", "example.org").error())
                .isEqualTo("400 InvalidParameterValue: Invalid email address <example.org>.");
    }

    @Test
    void aDomainGetsTheSameTokensEachTime() throws Exception {
        var token = call("VerifyDomainIdentity", "Domain", "example.org").text("VerificationToken");
        assertThat(call("VerifyDomainIdentity", "Domain", "example.org").text("VerificationToken"))
                .isEqualTo(token)
                .hasSize(44);
        var tokens = call("VerifyDomainDkim", "Domain", "example.org").texts("member");
        assertThat(tokens).hasSize(3);

        var dkim = call("GetIdentityDkimAttributes", "Identities.member.1", "example.org");
        assertThat(dkim.text("DkimVerificationStatus")).isEqualTo("Pending");
        assertThat(dkim.texts("member")).isEqualTo(tokens);
        assertThat(call("GetIdentityNotificationAttributes", "Identities.member.1", "example.org")
                        .text("ForwardingEnabled"))
                .isEqualTo("false");
        assertThat(call("GetIdentityMailFromDomainAttributes", "Identities.member.1", "example.org")
                        .text("BehaviorOnMXFailure"))
                .isEqualTo("UseDefaultValue");
        assertThat(call("VerifyDomainIdentity", "Domain", "a@example.org").error())
                .isEqualTo("400 InvalidParameterValue: Invalid domain name <a@example.org>.");
    }

    @Test
    void sendsAVerificationMailInTheWordsOfATemplate() throws Exception {
        assertThat(template("shop@example.com").root()).isEqualTo("CreateCustomVerificationEmailTemplateResponse");
        assertThat(template("shop@example.com").error())
                .startsWith("400 CustomVerificationEmailTemplateAlreadyExists: ");

        var sent = call("SendCustomVerificationEmail", "EmailAddress", "new@example.org", "TemplateName", "welcome");
        assertThat(sent.text("MessageId")).isNotEmpty();
        assertThat(new String(server.intake.only().content().bytes(), UTF_8)).contains("Subject: Please confirm");
        assertThat(call("SendCustomVerificationEmail", "EmailAddress", "new@example.org", "TemplateName", "none")
                        .error())
                .startsWith("400 CustomVerificationEmailTemplateDoesNotExist: ");
    }

    @Test
    void aVerificationTemplateKeepsWhatAnUpdateDoesNotName() throws Exception {
        template("shop@example.com");
        call("UpdateCustomVerificationEmailTemplate", "TemplateName", "welcome", "TemplateSubject", "Another");

        var found = call("GetCustomVerificationEmailTemplate", "TemplateName", "welcome");
        assertThat(found.text("TemplateSubject")).isEqualTo("Another");
        assertThat(found.text("TemplateContent")).isEqualTo("<p>Hello</p>");
        assertThat(call("ListCustomVerificationEmailTemplates").texts("TemplateName"))
                .containsExactly("welcome");
        assertThat(template("who@example.org").error()).startsWith("400 FromEmailAddressNotVerified: ");
        assertThat(call("DeleteCustomVerificationEmailTemplate", "TemplateName", "welcome")
                        .status())
                .isEqualTo(200);
        assertThat(call("UpdateCustomVerificationEmailTemplate", "TemplateName", "welcome")
                        .error())
                .startsWith("400 CustomVerificationEmailTemplateDoesNotExist: ");
    }

    private Answered template(String from) throws Exception {
        return call(
                "CreateCustomVerificationEmailTemplate",
                "TemplateName",
                "welcome",
                "FromEmailAddress",
                from,
                "TemplateSubject",
                "Please confirm",
                "TemplateContent",
                "<p>Hello</p>",
                "SuccessRedirectionURL",
                "https://example.com/yes",
                "FailureRedirectionURL",
                "https://example.com/no");
    }

    private Answered call(String action, String... parameters) throws Exception {
        return new QueryCall(server).action(action, parameters);
    }
}
