import java.net.URI;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.ConfigurationSetDoesNotExistException;
import software.amazon.awssdk.services.ses.model.Destination;
import software.amazon.awssdk.services.ses.model.Message;
import software.amazon.awssdk.services.ses.model.MessageRejectedException;
import software.amazon.awssdk.services.ses.model.MissingRenderingAttributeException;
import software.amazon.awssdk.services.ses.model.SesException;
import software.amazon.awssdk.services.ses.model.TemplateDoesNotExistException;

/** Does what an application with the AWS SDK for Java does by SES API v1, and prints "recipient message-id" for each mail. */
class ClientOfVersionOne {

    private static final String SHOP = "shop@example.com";

    public static void main(String[] args) {
        try (var ses = client(args[0]);
                var lossy = client(args[1])) {
            sends(ses);
            fills(ses);
            refuses(ses);
            says("java-retry@example.net", send(lossy, SHOP, "java-retry@example.net", null));
            holds(ses.getSendQuota().maxSendRate() > 0, "a rate");
            holds(ses.listIdentities().identities().contains("example.com"), "an identity");
        }
    }

    private static SesClient client(String endpoint) {
        return SesClient.builder()
                .endpointOverride(URI.create(endpoint))
                .region(Region.EU_WEST_1)
                .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
                .build();
    }

    private static void sends(SesClient ses) {
        says("java-simple@example.net", send(ses, SHOP, "java-simple@example.net", null));
        var raw = SdkBytes.fromUtf8String(
                "From: " + SHOP + "\r\nTo: java-raw@example.net\r\nSubject: raw\r\n\r\nraw\r\n");
        says("java-raw@example.net", ses.sendRawEmail(r -> r.rawMessage(m -> m.data(raw))).messageId());
    }

    private static void fills(SesClient ses) {
        ses.createTemplate(
                r -> r.template(t -> t.templateName("java").subjectPart("Hi {{name}}").textPart("Dear {{name}}")));
        says(
                "java-template@example.net",
                ses.sendTemplatedEmail(r -> r.source(SHOP)
                                .destination(to("java-template@example.net"))
                                .template("java")
                                .templateData("{\"name\":\"Ada\"}"))
                        .messageId());
        var bulk = ses.sendBulkTemplatedEmail(r -> r.source(SHOP)
                .template("java")
                .defaultTemplateData("{\"name\":\"you\"}")
                .destinations(d -> d.destination(to("java-bulk@example.net"))));
        says("java-bulk@example.net", bulk.status().getFirst().messageId());
        throwsA(
                MissingRenderingAttributeException.class,
                () -> ses.testRenderTemplate(r -> r.templateName("java").templateData("{}")));
    }

    private static void refuses(SesClient ses) {
        throwsA(MessageRejectedException.class, () -> send(ses, "eve@elsewhere.example", "x@example.net", null));
        throwsA(ConfigurationSetDoesNotExistException.class, () -> send(ses, SHOP, "x@example.net", "nowhere"));
        throwsA(
                TemplateDoesNotExistException.class,
                () -> ses.sendTemplatedEmail(r -> r.source(SHOP)
                        .destination(to("x@example.net"))
                        .template("nowhere")
                        .templateData("{}")));
        throwsA(SesException.class, ses::listReceiptRuleSets);
    }

    private static String send(SesClient ses, String from, String to, String configurationSet) {
        var message = Message.builder()
                .subject(s -> s.data("v1"))
                .body(b -> b.text(t -> t.data("from the old dialect")))
                .build();
        return ses.sendEmail(r -> r.source(from)
                        .destination(to(to))
                        .message(message)
                        .configurationSetName(configurationSet))
                .messageId();
    }

    private static Destination to(String address) {
        return Destination.builder().toAddresses(address).build();
    }

    private static void says(String recipient, String messageId) {
        System.out.println(recipient + " " + messageId);
    }

    private static void throwsA(Class<? extends Exception> expected, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException thrown) {
            holds(expected.isInstance(thrown), expected.getSimpleName() + ", not " + thrown);
            return;
        }
        holds(false, expected.getSimpleName());
    }

    private static void holds(boolean truth, String what) {
        if (!truth) {
            throw new AssertionError("expected " + what);
        }
    }
}
