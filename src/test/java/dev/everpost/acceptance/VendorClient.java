package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.provider.hook.HookReader;
import dev.everpost.provider.hook.HookReading;
import dev.everpost.provider.web.Reported;
import dev.everpost.sandbox.HttpAnswer;
import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Personality;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A vendor's own client library, in JavaScript, against the vendor's simulated API: the one knows the dialect, the other plays it. */
record VendorClient(Personality personality, String script, Path folder) {

    private static final Path SCRIPTS = Path.of("src", "test", "node").toAbsolutePath();

    /** Runs the script; gives what the API took. */
    Mailroom sends(Map<String, String> environment) throws IOException {
        var mailroom = new Mailroom(World.real(), 1 << 20);
        try (var sandbox = new Sandbox(World.real(), mailroom)) {
            var vendor = sandbox.web("vendor", 0, false, personality);
            var all = new HashMap<>(environment);
            all.put("VENDOR", "http://127.0.0.1:" + vendor.port());
            all.putAll(reports());
            new Program(all).run(SCRIPTS, "node", "--test", script).well();
        }
        return mailroom;
    }

    /** That a reader of ours takes the very bytes which the library is given to verify. */
    void isReadBy(HookReader reader) {
        assertThat(personality.reports(Reported.happenings()))
                .allSatisfy(post ->
                        assertThat(reader.read(Reported.request(post))).isInstanceOf(HookReading.Tidings.class));
    }

    /** The first report: its body in a file, its headers in variables such as X_TIMESTAMP. */
    private Map<String, String> reports() throws IOException {
        var post = personality.reports(Reported.happenings()).getFirst();
        var all = new HashMap<String, String>();
        all.put("REPORT", Files.write(folder.resolve("report"), post.body()).toString());
        for (HttpAnswer.Header header : post.headers()) {
            all.put(header.name().toUpperCase(Locale.ROOT).replace('-', '_'), header.value());
        }
        return all;
    }
}
