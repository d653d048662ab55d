package dev.everpost.provider.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Requests to hook readers: by hand, and thousands of spoiled ones from a seed. */
public final class HookFuzz {

    /** When every request here arrives. */
    public static final Instant RECEIVED = Instant.parse("2026-11-22T12:00:00Z");

    private static final List<String> CRUMBS = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ",",
            ":",
            "null",
            "true",
            "1e999",
            "-1",
            "99999999999999999999",
            "\\u0000",
            "\\ud800",
            "[[[[[[[[[[[[[[[[[[[[[[[[",
            "{\"a\":".repeat(30),
            "\"event\":7",
            "é",
            "\0");

    private HookFuzz() {}

    /** A POST of this body. */
    public static HookRequest post(Map<String, String> headers, byte[] body) {
        return new HookRequest("POST", URI.create("https://gateway.example/hooks/vendor"), headers, body, RECEIVED);
    }

    /** Text, to another path. */
    public static HookRequest at(String path, String body) {
        var url = URI.create("https://gateway.example" + path);
        return new HookRequest("POST", url, Map.of(), body.getBytes(StandardCharsets.UTF_8), RECEIVED);
    }

    /** The same of text. */
    public static HookRequest post(Map<String, String> headers, String body) {
        return post(headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Whatever is done to a good body, a reader gives a reading and does not throw. */
    public static void spoil(HookReader reader, Map<String, String> headers, String good, int rounds) {
        var random = new Random(42);
        for (int i = 0; i < rounds; i++) {
            var body = new StringBuilder(good);
            for (int n = random.nextInt(4); n >= 0; n--) {
                spoil(body, random);
            }
            assertThat(reader.read(post(headers, body.toString())))
                    .as(body.toString())
                    .isNotNull();
        }
    }

    private static void spoil(StringBuilder body, Random random) {
        int at = random.nextInt(body.length() + 1);
        int end = Math.min(body.length(), at + random.nextInt(20));
        switch (random.nextInt(4)) {
            case 0 -> body.setLength(at);
            case 1 -> body.delete(at, end);
            case 2 -> body.insert(at, CRUMBS.get(random.nextInt(CRUMBS.size())));
            default -> body.insert(at, body.substring(at, end));
        }
    }
}
