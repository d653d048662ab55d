package dev.everpost.edge.ses.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the query API answers whatever the operation, over a real socket. */
class QueryApiTest {

    private static QueryServer server;

    @BeforeAll
    static void start() {
        server = new QueryServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aRequestWithoutAnActionOrWithAnUnknownOneIsToldSo() throws Exception {
        assertThat(call().post("Version=2010-12-01").error()).startsWith("400 MissingAction: ");
        assertThat(call().action("Nonsense").error())
                .isEqualTo("400 InvalidAction: Could not find operation Nonsense for version 2010-12-01");
        assertThat(call().post("Action=GetSendQuota&Version=2009-01-01").error())
                .isEqualTo("400 InvalidAction: Could not find operation GetSendQuota for version 2009-01-01");
        assertThat(call().post("{\"Action\":\"GetSendQuota\"}").error()).startsWith("400 MissingAction: ");
    }

    @Test
    void anErrorIsInTheShapeOfVersionOne() throws Exception {
        var answer = call().action("Nonsense");

        assertThat(answer.root()).isEqualTo("ErrorResponse");
        assertThat(answer.text("Type")).isEqualTo("Sender");
        assertThat(answer.text("RequestId")).isEqualTo(answer.requestId()).hasSize(36);
    }

    @Test
    void takesGetWithTheParametersInTheQuery() throws Exception {
        assertThat(call().get("Action=GetSendQuota&Version=2010-12-01").text("MaxSendRate"))
                .isEqualTo("4000.0");
    }

    @Test
    void refusesAWrongSignatureAndNone() throws Exception {
        assertThat(call().signedWith("wrong").action("GetSendQuota").error()).startsWith("403 SignatureDoesNotMatch: ");
        try (var client = HttpClient.newHttpClient()) {
            var unsigned = HttpRequest.newBuilder(server.uri())
                    .POST(HttpRequest.BodyPublishers.ofString(QueryCall.form("GetSendQuota")))
                    .build();
            assertThat(Answered.of(client.send(unsigned, HttpResponse.BodyHandlers.ofByteArray()))
                            .error())
                    .isEqualTo("403 MissingAuthenticationToken: Missing Authentication Token");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Action=SendEmail&Source=%zz",
                "Action=SendEmail&Source=%4",
                "Action=SendEmail&Source=%ff",
                "Action=SendEmail&Source=a@example.com&Source=b@example.com"
            })
    void refusesAFormThatCannotBeRead(String form) throws Exception {
        assertThat(call().post(form).error()).startsWith("400 MalformedQueryString: ");
    }

    @Test
    void anOperationThatIsNotOfferedIsNamed() throws Exception {
        assertThat(call().action("CreateReceiptRule").error())
                .startsWith("400 UnsupportedOperation: CreateReceiptRule is not offered: ");
        assertThat(call().action("PutIdentityPolicy").error())
                .startsWith("400 UnsupportedOperation: PutIdentityPolicy is not offered: ");
    }

    @Test
    void everyOperationOfTheModelIsKnown() throws Exception {
        for (var operation : OPERATIONS) {
            assertThat(call().action(operation).texts("Code"))
                    .as(operation)
                    .doesNotContain("InvalidAction", "InternalFailure");
        }
    }

    @Test
    void theReferenceNamesEveryOperation() throws Exception {
        var words = new HashSet<>(Pattern.compile("[^A-Za-z0-9]+")
                .splitAsStream(Files.readString(Path.of("docs/reference/ses-v1.md")))
                .toList());

        assertThat(words).containsAll(OPERATIONS);
        assertThat(OPERATIONS).hasSize(71);
    }

    /** All 71 of the service model of 2010-12-01. */
    private static final List<String> OPERATIONS = List.of("""
            CloneReceiptRuleSet CreateConfigurationSet CreateConfigurationSetEventDestination
            CreateConfigurationSetTrackingOptions CreateCustomVerificationEmailTemplate CreateReceiptFilter
            CreateReceiptRule CreateReceiptRuleSet CreateTemplate DeleteConfigurationSet
            DeleteConfigurationSetEventDestination DeleteConfigurationSetTrackingOptions
            DeleteCustomVerificationEmailTemplate DeleteIdentity DeleteIdentityPolicy DeleteReceiptFilter
            DeleteReceiptRule DeleteReceiptRuleSet DeleteTemplate DeleteVerifiedEmailAddress
            DescribeActiveReceiptRuleSet DescribeConfigurationSet DescribeReceiptRule DescribeReceiptRuleSet
            GetAccountSendingEnabled GetCustomVerificationEmailTemplate GetIdentityDkimAttributes
            GetIdentityMailFromDomainAttributes GetIdentityNotificationAttributes GetIdentityPolicies
            GetIdentityVerificationAttributes GetSendQuota GetSendStatistics GetTemplate ListConfigurationSets
            ListCustomVerificationEmailTemplates ListIdentities ListIdentityPolicies ListReceiptFilters
            ListReceiptRuleSets ListTemplates ListVerifiedEmailAddresses PutConfigurationSetDeliveryOptions
            PutIdentityPolicy ReorderReceiptRuleSet SendBounce SendBulkTemplatedEmail SendCustomVerificationEmail
            SendEmail SendRawEmail SendTemplatedEmail SetActiveReceiptRuleSet SetIdentityDkimEnabled
            SetIdentityFeedbackForwardingEnabled SetIdentityHeadersInNotificationsEnabled SetIdentityMailFromDomain
            SetIdentityNotificationTopic SetReceiptRulePosition TestRenderTemplate UpdateAccountSendingEnabled
            UpdateConfigurationSetEventDestination UpdateConfigurationSetReputationMetricsEnabled
            UpdateConfigurationSetSendingEnabled UpdateConfigurationSetTrackingOptions
            UpdateCustomVerificationEmailTemplate UpdateReceiptRule UpdateTemplate VerifyDomainDkim
            VerifyDomainIdentity VerifyEmailAddress VerifyEmailIdentity
            """.strip().split("\\s+"));

    private static QueryCall call() {
        return new QueryCall(server);
    }
}
