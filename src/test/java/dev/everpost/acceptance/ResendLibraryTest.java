package dev.everpost.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.provider.hook.HookReading;
import dev.everpost.provider.hook.HookRequest;
import dev.everpost.provider.resend.ResendHook;
import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Personality.Happening;
import dev.everpost.sandbox.Personality.HookPost;
import dev.everpost.sandbox.Personality.Kind;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.sandbox.resend.ResendPersonality;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Resend's own JavaScript library takes the simulated Resend for Resend, and what it signs for Resend's. */
@Tag("acceptance")
@Timeout(60)
class ResendLibraryTest {

    private static final Path SCRIPTS = Path.of("src", "test", "node").toAbsolutePath();

    @Test
    void sendsAsksFailsAndVerifiesAsItDoesAtResend() throws IOException {
        var mailroom = new Mailroom(World.real());
        try (var sandbox = new Sandbox(World.real(), mailroom)) {
            var personality = new ResendPersonality();
            var vendor = sandbox.web("resend", 0, false, personality);
            var bounce =
                    new Happening(Kind.BOUNCED, "e-1", "our", "shop@example.com", "ann@example.com", Instant.now());
            var post = personality.reports(List.of(bounce)).getFirst();

            new Program(environment(vendor.endpoint(), post))
                    .run(SCRIPTS, "node", "--test", "resend.test.mjs")
                    .well();

            assertThat(new ResendHook(List.of(ResendPersonality.SIGNING_SECRET)).read(request(post)))
                    .isInstanceOf(HookReading.Tidings.class);
        }
        assertThat(mailroom.summary().messages()).isEqualTo(2);
        assertThat(mailroom.summary().duplicates()).isZero();
    }

    private static Map<String, String> environment(URI endpoint, HookPost post) {
        var headers = headers(post);
        return Map.of(
                "VENDOR",
                endpoint.toString(),
                "API_KEY",
                ResendPersonality.API_KEY,
                "SIGNING_SECRET",
                ResendPersonality.SIGNING_SECRET,
                "HOOK_ID",
                headers.get("svix-id"),
                "HOOK_TIMESTAMP",
                headers.get("svix-timestamp"),
                "HOOK_SIGNATURE",
                headers.get("svix-signature"),
                "HOOK_BODY",
                new String(post.body(), StandardCharsets.UTF_8));
    }

    private static HookRequest request(HookPost post) {
        return new HookRequest("POST", URI.create("/hooks/resend"), headers(post), post.body(), Instant.now());
    }

    private static Map<String, String> headers(HookPost post) {
        var headers = new HashMap<String, String>();
        post.headers().forEach(header -> headers.put(header.name(), header.value()));
        return headers;
    }
}
