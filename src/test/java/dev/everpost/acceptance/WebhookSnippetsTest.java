package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of docs/reference/webhooks.md that verify what we sign, run as they stand. */
@Tag("acceptance")
@Timeout(60)
class WebhookSnippetsTest {

    private static final Path PAGE = Path.of("docs", "reference", "webhooks.md");
    private static final Path PACKAGES =
            Path.of("src", "test", "node", "node_modules").toAbsolutePath();
    private static final byte[] KEY = "a key of our own, 32 bytes long.".getBytes(StandardCharsets.US_ASCII);
    private static final String BODY = "{\"type\":\"message.accepted\",\"data\":{\"subject\":\"Grüße\"}}";

    private static final String JAVASCRIPT = """
            import { received } from "./snippet.mjs";
            const headers = {
              "webhook-id": process.env.ID,
              "webhook-timestamp": process.env.STAMP,
              "webhook-signature": process.env.SIGNATURE,
            };
            console.log(received(Buffer.from(process.env.BODY, "base64").toString("utf8"), headers).data.subject);
            """;

    private static final String PYTHON = """
            import base64, os
            from snippet import received
            headers = {"webhook-id": os.environ["ID"], "webhook-timestamp": os.environ["STAMP"],
                       "webhook-signature": os.environ["SIGNATURE"]}
            told = received(os.environ["SHOP_WEBHOOK_SECRET"], headers, base64.b64decode(os.environ["BODY"]))
            print(told["data"]["subject"].encode("unicode_escape").decode())
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.createSymbolicLink(folder.resolve("node_modules"), PACKAGES);
        Files.writeString(folder.resolve("snippet.mjs"), snippet("js"));
        Files.writeString(folder.resolve("main.mjs"), JAVASCRIPT);
        Files.writeString(folder.resolve("snippet.py"), snippet("python"));
        Files.writeString(folder.resolve("main.py"), PYTHON);
    }

    @Test
    void javaScriptTakesWhatIsOursAndNothingElse() {
        assertThat(PACKAGES)
                .as("the packages of src/test/node; scripts/install-test-tools.sh installs them where node 20 is")
                .exists();
        assertThat(run(Instant.now(), BODY, "node", "main.mjs").well().strip()).isEqualTo("Grüße");
        assertThat(run(Instant.now(), BODY + " ", "node", "main.mjs").badly()).contains("WebhookVerificationError");
        assertThat(run(sixMinutesAgo(), BODY, "node", "main.mjs").badly()).contains("WebhookVerificationError");
    }

    @Test
    void pythonTakesWhatIsOursAndNothingElse() {
        assertThat(run(Instant.now(), BODY, "python3", "main.py").well().strip())
                .isEqualTo("Gr\\xfc\\xdfe");
        assertThat(run(Instant.now(), BODY + " ", "python3", "main.py").badly()).contains("not ours");
        assertThat(run(sixMinutesAgo(), BODY, "python3", "main.py").badly()).contains("too old");
    }

    /** Signs {@link #BODY} and shows {@code body}. */
    private Program.Ended run(Instant at, String body, String... command) {
        var stamp = Long.toString(at.getEpochSecond());
        return new Program(Map.of(
                        "SHOP_WEBHOOK_SECRET",
                        "whsec_" + Base64.getEncoder().encodeToString(KEY),
                        "ID",
                        "evt_1",
                        "STAMP",
                        stamp,
                        "SIGNATURE",
                        "v1,c3RyYW5nZXI= v1," + signature("evt_1." + stamp + "." + BODY),
                        "BODY",
                        Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8))))
                .run(folder, command);
    }

    private static Instant sixMinutesAgo() {
        return Instant.now().minus(Duration.ofMinutes(6));
    }

    private static String signature(String signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }

    private static String snippet(String language) throws IOException {
        var block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(block.find()).as("a snippet of %s in %s", language, PAGE).isTrue();
        return block.group(1);
    }
}
