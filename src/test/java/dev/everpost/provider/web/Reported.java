package dev.everpost.provider.web;

import dev.everpost.provider.hook.HookRequest;
import dev.everpost.sandbox.Personality.Happening;
import dev.everpost.sandbox.Personality.HookPost;
import dev.everpost.sandbox.Personality.Kind;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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

    /** A minute later. */
    public static HookRequest request(HookPost post) {
        var headers = new HashMap<String, String>();
        headers.put("content-type", post.contentType());
        post.headers().forEach(each -> headers.put(each.name().toLowerCase(Locale.ROOT), each.value()));
        var url = URI.create("https://mail.example.com/hooks/vendor");
        return new HookRequest("POST", url, headers, post.body(), AT.plusSeconds(60));
    }
}
