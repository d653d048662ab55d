package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The snippets of docs/ses-migration.md that can run here, as they stand but for address and keys: shell, Java, JavaScript,
 * nodemailer. Those of other languages are not run; the page says so.
 */
@Tag("acceptance")
@Timeout(60)
class MigrationGuideTest {

    private static final Path GUIDE = Path.of("docs", "ses-migration.md");
    private static final Path PACKAGES =
            Path.of("src", "test", "node", "node_modules").toAbsolutePath();

    @TempDir
    static Path folder;

    private static Rig rig;

    @BeforeAll
    static void start() throws IOException {
        rig = Rig.withTwoProviders(folder).start();
        if (Files.exists(PACKAGES)) {
            Files.createSymbolicLink(folder.resolve("node_modules"), PACKAGES);
        }
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void theShellSends() throws IOException {
        run("sh", Files.writeString(folder.resolve("snippet.sh"), snippet("sh")));

        assertThat(rig.arrived("cli@example.org")).contains("123456");
    }

    @Test
    void javaSends() throws IOException {
        var parts = snippet("java").lines().collect(Collectors.partitioningBy(line -> line.startsWith("import ")));
        var program = String.join("\n", parts.get(true)) + "\nvoid main() {\n" + String.join("\n", parts.get(false))
                + "\n}\n";
        var file = Files.writeString(folder.resolve("Snippet.java"), program);
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        run(java, "-cp", System.getProperty("java.class.path"), file);

        assertThat(rig.arrived("java@example.org")).contains("123456");
    }

    @Test
    void javaScriptSends() throws IOException {
        run("node", Files.writeString(folder.resolve("snippet.mjs"), snippet("js")));

        assertThat(rig.arrived("js@example.org")).contains("123456");
    }

    @Test
    void nodemailerVerifiesAndSends() throws IOException {
        run("node", Files.writeString(folder.resolve("nodemailer.mjs"), snippet("nodemailer")));

        assertThat(rig.arrived("nodemailer@example.org")).contains("123456");
        assertThat(rig.mailroom.of("invalid@invalid")).as("what verify() sends").isEmpty();
    }

    private static void run(Object... command) {
        var words = Arrays.stream(command).map(Object::toString).toArray(String[]::new);
        new Program(Map.of("AWS_PAGER", "")).run(folder, words).well();
    }

    /** The block behind the marker, with this rig's address and keys. */
    private static String snippet(String name) throws IOException {
        var block = Pattern.compile(
                        "<!-- run by MigrationGuideTest: " + name + " -->\\n```\\w+\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(GUIDE));
        assertThat(block.find()).as("a snippet %s in %s", name, GUIDE).isTrue();
        return block.group(1)
                .replace("127.0.0.1:8025", "127.0.0.1:" + rig.config.httpPort)
                .replace("AKIDEVERPOSTEXAMPLE", ConfigFile.AWS_KEY_ID)
                .replace("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", ConfigFile.AWS_SECRET);
    }
}
