package dev.everpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/find-jdk.sh} with made-up JDKs, which are never started. */
class FindJdkTest {

    @TempDir
    Path machine;

    private final Map<String, String> environment = new LinkedHashMap<>();

    @Test
    void aJavaHomeThatIsNewEnoughIsTaken() throws Exception {
        environment.put("JAVA_HOME", jdk("opt/jdk-25", "25.0.3").toString());

        assertThat(find().out()).isEqualTo(jdk("opt/jdk-25", "25.0.3") + "\n");
    }

    @Test
    void anOldJavaOnThePathIsPassedOverForANewerOneOfSdkman() throws Exception {
        environment.put("JAVA_HOME", jdk("opt/jdk-17", "17.0.12").toString());
        environment.put("PATH", jdk("opt/jdk-21", "21.0.1").resolve("bin") + ":/usr/bin:/bin");
        var found = find();

        assertThat(found.exit()).isZero();
        assertThat(found.out()).doesNotContain("jdk-17", "jdk-21");
    }

    @Test
    void aJavaOnThePathIsFollowedThroughLinksToItsHome() throws Exception {
        var home = jdk("opt/jdk-26", "26");
        var bin = Files.createDirectories(machine.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("java"), home.resolve("bin/java"));
        environment.put("PATH", bin + ":/usr/bin:/bin");

        assertThat(find().out()).isEqualTo(home + "\n");
    }

    @Test
    void anExplicitJavaThatIsTooOldIsRefusedInOneLine() throws Exception {
        var old = jdk("opt/jdk-17", "17.0.12");
        environment.put("EVERPOST_JAVA", old.toString());
        var found = find();

        assertThat(found.exit()).isEqualTo(1);
        assertThat(found.err())
                .isEqualTo("everpost: EVERPOST_JAVA=" + old + " is not a JDK 25 or newer; correct or unset it\n");
    }

    @Test
    void aJavaRuntimeWithoutACompilerIsNoJdk() throws Exception {
        var runtime = jdk("opt/jre-25", "25.0.3");
        Files.delete(runtime.resolve("bin/javac"));
        environment.put("EVERPOST_JAVA", runtime.toString());

        assertThat(find().exit()).isEqualTo(1);
    }

    private Path jdk(String folder, String version) throws IOException {
        var home = machine.toRealPath().resolve(folder);
        Files.createDirectories(home.resolve("bin"));
        for (var tool : new String[] {"java", "javac"}) {
            var file = Files.writeString(home.resolve("bin").resolve(tool), "#!/bin/sh\nexit 1\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private Found find() throws Exception {
        var builder = new ProcessBuilder("sh", "scripts/find-jdk.sh");
        // A JDK that SDKMAN keeps, so that the search ends well on any machine.
        jdk(".sdkman/candidates/java/25-tem", "25.0.1");
        builder.environment().clear();
        builder.environment().putAll(Map.of("HOME", machine.toRealPath().toString(), "PATH", "/usr/bin:/bin"));
        builder.environment().putAll(environment);
        var process = builder.start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Found(process.waitFor(), out, err);
    }

    private record Found(int exit, String out, String err) {}
}
