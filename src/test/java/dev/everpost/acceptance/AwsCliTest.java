package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The AWS CLI in both dialects: botocore signs without a content hash, as every Python application does. */
@Tag("acceptance")
@Timeout(60)
class AwsCliTest {

    @TempDir
    static Path folder;

    private static Rig rig;

    @BeforeAll
    static void start() throws IOException {
        rig = Rig.withTwoProviders(folder).start();
        // Version 2 of the CLI wants binary members in base64 unless told otherwise; version 1 passes this over.
        Files.writeString(folder.resolve("config"), "[default]\ncli_binary_format = raw-in-base64-out\n");
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void version2SendsAndTellsTheId() {
        var id = aws(
                        rig.config.httpPort,
                        "sesv2 send-email --from-email-address shop@example.com --destination ToAddresses=cli-v2@example.net"
                                + " --query MessageId --output text --content",
                        "Simple={Subject={Data=cli},Body={Text={Data=cli}}}")
                .well()
                .strip();

        assertThat(rig.arrived("cli-v2@example.net")).contains("X-Everpost-Id: " + id);
    }

    @Test
    void version1SendsPlainAndRawMail() throws IOException {
        aws(
                        rig.config.httpPort,
                        "ses send-email --from shop@example.com --to cli-v1@example.net --subject cli --text cli")
                .well();
        Files.writeString(
                folder.resolve("raw.json"),
                "{\"Data\": \"From: shop@example.com\\nTo: cli-raw@example.net\\nSubject: raw\\n\\nraw\\n\"}");
        aws(rig.config.httpPort, "ses send-raw-email --raw-message file://raw.json")
                .well();

        rig.arrived("cli-v1@example.net");
        rig.arrived("cli-raw@example.net");
    }

    @Test
    void anAnswerThatGetsLostIsAskedForAgainAndMakesOneMessage() {
        try (var road = LostAnswers.before(rig.config.httpPort, 1)) {
            aws(
                            road.port(),
                            "sesv2 send-email --from-email-address shop@example.com"
                                    + " --destination ToAddresses=cli-once@example.net --content",
                            "Simple={Subject={Data=cli},Body={Text={Data=cli}}}")
                    .well();
            assertThat(road.lost()).isEqualTo(1);
        }
        rig.arrived("cli-once@example.net");
    }

    @Test
    void listsPageThroughTemplates() throws IOException {
        for (int i = 0; i < 2; i++) {
            Files.writeString(
                    folder.resolve("template.json"),
                    "{\"TemplateName\": \"cli-" + i + "\", \"SubjectPart\": \"s\", \"TextPart\": \"t\"}");
            aws(rig.config.httpPort, "ses create-template --template file://template.json")
                    .well();
        }
        assertThat(aws(rig.config.httpPort, "ses list-templates --page-size 1 --output text")
                        .well())
                .contains("cli-0", "cli-1");
    }

    @Test
    void quotaAndErrorsReadAsFromSes() {
        assertThat(aws(rig.config.httpPort, "ses get-send-quota").well()).contains("\"Max24HourSend\": -1.0");
        assertThat(aws(rig.config.httpPort, "ses get-template --template-name nowhere")
                        .badly())
                .contains("(TemplateDoesNotExist)");
        assertThat(aws(rig.config.httpPort, "sesv2 get-email-template --template-name nowhere")
                        .badly())
                .contains("(NotFoundException)");
        assertThat(aws(
                                rig.config.httpPort,
                                "ses send-email --from eve@elsewhere.example --to x@example.net --subject s --text t")
                        .badly())
                .contains("(MessageRejected)", "Email address is not verified");
    }

    /** Words of the command line, and at last arguments that hold spaces or braces. */
    private static Program.Ended aws(int port, String words, String... more) {
        var command = new ArrayList<>(List.of("aws", "--endpoint-url", "http://127.0.0.1:" + port));
        command.addAll(List.of(words.split(" ")));
        command.addAll(List.of(more));
        return new Program(Map.of(
                        "AWS_ACCESS_KEY_ID",
                        ConfigFile.AWS_KEY_ID,
                        "AWS_SECRET_ACCESS_KEY",
                        ConfigFile.AWS_SECRET,
                        "AWS_DEFAULT_REGION",
                        "eu-west-1",
                        "AWS_CONFIG_FILE",
                        folder.resolve("config").toString(),
                        "AWS_PAGER",
                        ""))
                .run(folder, command.toArray(String[]::new));
    }
}
