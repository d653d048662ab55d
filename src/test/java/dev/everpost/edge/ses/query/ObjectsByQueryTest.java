package dev.everpost.edge.ses.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Templates, configuration sets and event destinations by SES API v1, over a real socket. */
class ObjectsByQueryTest {

    private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:mail-events";

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
    void keepsChangesShowsAndDeletesATemplate() throws Exception {
        assertThat(template("CreateTemplate", "Hi {{name}}").root()).isEqualTo("CreateTemplateResponse");
        assertThat(template("CreateTemplate", "again").error())
                .isEqualTo("400 AlreadyExists: Template hi already exists.");
        assertThat(template("UpdateTemplate", "Hello <{{name}}>\r\n").status()).isEqualTo(200);

        var found = call("GetTemplate", "TemplateName", "hi");
        assertThat(found.text("SubjectPart")).isEqualTo("Hello <{{name}}>\r\n");
        assertThat(found.text("TextPart")).isEqualTo("text");
        assertThat(found.texts("HtmlPart")).isEmpty();

        assertThat(call("DeleteTemplate", "TemplateName", "hi").root()).isEqualTo("DeleteTemplateResponse");
        assertThat(call("DeleteTemplate", "TemplateName", "hi").status()).isEqualTo(200);
        assertThat(call("GetTemplate", "TemplateName", "hi").error())
                .isEqualTo("400 TemplateDoesNotExist: Template hi does not exist.");
        assertThat(template("UpdateTemplate", "x").error()).startsWith("400 TemplateDoesNotExist: ");
    }

    @Test
    void refusesATemplateThatCannotBeRendered() throws Exception {
        assertThat(template("CreateTemplate", "{{#if").error()).startsWith("400 InvalidTemplate: ");
        assertThat(call("CreateTemplate", "Template.SubjectPart", "s").error())
                .startsWith("400 ValidationError: 1 validation error detected: Value null at 'template.templateName'");
    }

    @Test
    void rendersATemplateOnTrial() throws Exception {
        template("CreateTemplate", "Hi {{name}}");

        var rendered = call("TestRenderTemplate", "TemplateName", "hi", "TemplateData", "{\"name\":\"Ann\"}");
        assertThat(rendered.text("RenderedTemplate")).contains("Subject: Hi Ann\r\n");
        assertThat(call("TestRenderTemplate", "TemplateName", "hi", "TemplateData", "{}")
                        .error())
                .isEqualTo("400 MissingRenderingAttribute: Attribute 'name' is not present in the rendering data.");
        assertThat(call("TestRenderTemplate", "TemplateName", "hi", "TemplateData", "[")
                        .error())
                .startsWith("400 InvalidRenderingParameter: ");
    }

    @Test
    void listsTemplatesInPages() throws Exception {
        for (var name : List.of("a", "b", "c")) {
            call(
                    "CreateTemplate",
                    "Template.TemplateName",
                    name,
                    "Template.SubjectPart",
                    "s",
                    "Template.TextPart",
                    "t");
        }

        var first = call("ListTemplates", "MaxItems", "2");
        assertThat(first.texts("Name")).containsExactly("a", "b");
        assertThat(first.texts("CreatedTimestamp")).allMatch(text -> text.endsWith("Z"));
        var rest = call("ListTemplates", "MaxItems", "2", "NextToken", first.text("NextToken"));
        assertThat(rest.texts("Name")).containsExactly("c");
        assertThat(rest.texts("NextToken")).isEmpty();
        assertThat(call("ListTemplates", "NextToken", "made-up").error()).startsWith("400 InvalidParameterValue: ");
        assertThat(call("ListTemplates", "MaxItems", "many").error()).startsWith("400 ValidationError: ");
    }

    @Test
    void keepsAConfigurationSetWithItsOptions() throws Exception {
        assertThat(call("CreateConfigurationSet", "ConfigurationSet.Name", "main")
                        .error())
                .isEqualTo("400 ConfigurationSetAlreadyExists: Configuration set <main> already exists.");
        assertThat(call("CreateConfigurationSet", "ConfigurationSet.Name", "no spaces")
                        .error())
                .startsWith("400 InvalidConfigurationSet: ");
        assertThat(set("UpdateConfigurationSetSendingEnabled", "Enabled", "false")
                        .root())
                .isEqualTo("UpdateConfigurationSetSendingEnabledResponse");
        set("UpdateConfigurationSetReputationMetricsEnabled", "Enabled", "true");
        set("PutConfigurationSetDeliveryOptions", "DeliveryOptions.TlsPolicy", "Require");
        set("CreateConfigurationSetTrackingOptions", "TrackingOptions.CustomRedirectDomain", "go.example.com");

        var shown = set(
                "DescribeConfigurationSet",
                "ConfigurationSetAttributeNames.member.1",
                "deliveryOptions",
                "ConfigurationSetAttributeNames.member.2",
                "reputationOptions",
                "ConfigurationSetAttributeNames.member.3",
                "trackingOptions");
        assertThat(shown.text("Name")).isEqualTo("main");
        assertThat(shown.text("SendingEnabled")).isEqualTo("false");
        assertThat(shown.text("ReputationMetricsEnabled")).isEqualTo("true");
        assertThat(shown.text("TlsPolicy")).isEqualTo("Require");
        assertThat(shown.text("CustomRedirectDomain")).isEqualTo("go.example.com");
        assertThat(call("ListConfigurationSets").texts("Name")).containsExactly("main");

        assertThat(set("DeleteConfigurationSet").status()).isEqualTo(200);
        assertThat(set("DescribeConfigurationSet").error())
                .isEqualTo("400 ConfigurationSetDoesNotExist: Configuration set <main> does not exist.");
    }

    @Test
    void trackingOptionsAreCreatedOnceAndChangedOnlyWhereTheyAre() throws Exception {
        var domain = "TrackingOptions.CustomRedirectDomain";
        assertThat(set("UpdateConfigurationSetTrackingOptions", domain, "a.example.com")
                        .error())
                .startsWith("400 TrackingOptionsDoesNotExistException: ");
        set("CreateConfigurationSetTrackingOptions", domain, "a.example.com");
        assertThat(set("CreateConfigurationSetTrackingOptions", domain, "b.example.com")
                        .error())
                .startsWith("400 TrackingOptionsAlreadyExistsException: ");
        assertThat(set("DeleteConfigurationSetTrackingOptions").status()).isEqualTo(200);
        assertThat(set("PutConfigurationSetDeliveryOptions", "DeliveryOptions.TlsPolicy", "Sometimes")
                        .error())
                .contains("deliveryOptions.tlsPolicy");
    }

    @Test
    void keepsTheEventDestinationsOfASet() throws Exception {
        assertThat(destination("Create", "Enabled", "true", "SNSDestination.TopicARN", TOPIC)
                        .root())
                .isEqualTo("CreateConfigurationSetEventDestinationResponse");
        assertThat(destination("Create", "SNSDestination.TopicARN", TOPIC).error())
                .startsWith("400 EventDestinationAlreadyExists: ");

        var shown = set("DescribeConfigurationSet", "ConfigurationSetAttributeNames.member.1", "eventDestinations");
        assertThat(shown.text("TopicARN")).isEqualTo(TOPIC);
        assertThat(shown.text("Enabled")).isEqualTo("true");
        assertThat(shown.document()
                        .getElementsByTagNameNS("*", "MatchingEventTypes")
                        .item(0)
                        .getTextContent())
                .isEqualTo("sendrenderingFailure");

        assertThat(destination("Update", "SNSDestination.TopicARN", "not-an-arn")
                        .error())
                .startsWith("400 InvalidSNSDestination: ");
        assertThat(destination("Update", "CloudWatchDestination.DimensionConfigurations.member.1.DimensionName", "x")
                        .error())
                .startsWith("400 InvalidCloudWatchDestination: ");
        assertThat(destination("Update").error()).startsWith("400 InvalidParameterValue: An event destination needs");
        assertThat(set("DeleteConfigurationSetEventDestination", "EventDestinationName", "events")
                        .status())
                .isEqualTo(200);
        assertThat(set("DeleteConfigurationSetEventDestination", "EventDestinationName", "events")
                        .error())
                .startsWith("400 EventDestinationDoesNotExist: ");
    }

    private Answered template(String action, String subject) throws Exception {
        return call(
                action, "Template.TemplateName", "hi", "Template.SubjectPart", subject, "Template.TextPart", "text");
    }

    private Answered destination(String verb, String... members) throws Exception {
        var parameters = new String[members.length + 6];
        for (int i = 0; i < members.length; i += 2) {
            parameters[i] = "EventDestination." + members[i];
            parameters[i + 1] = members[i + 1];
        }
        var fixed = List.of(
                "EventDestination.Name", "events",
                "EventDestination.MatchingEventTypes.member.1", "send",
                "EventDestination.MatchingEventTypes.member.4", "renderingFailure");
        for (int i = 0; i < fixed.size(); i++) {
            parameters[members.length + i] = fixed.get(i);
        }
        return set(verb + "ConfigurationSetEventDestination", parameters);
    }

    /** An operation on the set "main". */
    private Answered set(String action, String... members) throws Exception {
        var parameters = new String[members.length + 2];
        System.arraycopy(members, 0, parameters, 2, members.length);
        parameters[0] = "ConfigurationSetName";
        parameters[1] = "main";
        return call(action, parameters);
    }

    private Answered call(String action, String... parameters) throws Exception {
        return new QueryCall(server).action(action, parameters);
    }
}
