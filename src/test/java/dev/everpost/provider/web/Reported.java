package dev.everpost.provider.web;

import dev.everpost.provider.hook.HookReader;
import dev.everpost.provider.hook.HookReading;
import dev.everpost.provider.hook.HookRequest;
import dev.everpost.sandbox.Personality;
import dev.everpost.sandbox.Personality.Happening;
import dev.everpost.sandbox.Personality.HookPost;
import dev.everpost.sandbox.Personality.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a simulated vendor reports, as it comes in at the gateway. */
public final class Reported {

    public static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");

    private Reported() {}

    /** One of each kind, each to an address named after it. */
    public static List<Happening> happenings() {
        return Stream.of(Kind.values())
                .map(kind -> new Happening(
                        kind,
                        "vendor-7",
                        Parcels.id().toString(),
                        "shop@example.com",
                        kind.name().toLowerCase(Locale.ROOT) + "@example.net",
                        AT))
                .toList();
    }

    /** The vendor's first report for a script: its body in a file, its headers in variables such as X_TIMESTAMP. */
    public static Map<String, String> environment(Personality vendor, Path folder) throws IOException {
        var post = vendor.reports(happenings()).getFirst();
        var variables = new HashMap<String, String>();
        variables.put(
                "REPORT", Files.write(folder.resolve("report"), post.body()).toString());
        post.headers()
                .forEach(each ->
                        variables.put(each.name().toUpperCase(Locale.ROOT).replace('-', '_'), each.value()));
        return variables;
    }

    /** What a reader of ours makes of the vendor's reports. */
    public static List<HookReading> readings(Personality vendor, HookReader reader) {
        return vendor.reports(happenings()).stream()
                .map(post -> reader.read(request(post)))
                .toList();
    }

    /** A minute later. */
    public static HookRequest request(HookPost post) {
        var headers = new HashMap<String, String>();
        headers.put("content-type", post.contentType());
        post.headers().forEach(each -> headers.put(each.name().toLowerCase(Locale.ROOT), each.value()));
        var url = URI.create("https://mail.example.com/hooks/vendor");
        return new HookRequest("POST", url, headers, post.body(), AT.plusSeconds(60));
    }
}
