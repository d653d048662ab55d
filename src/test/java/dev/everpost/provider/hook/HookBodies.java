package dev.everpost.provider.hook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Requests to webhooks for specs, sound ones and hostile ones. */
public final class HookBodies {

    /** When all of them are received. */
    public static final Instant RECEIVED = Instant.parse("2026-11-22T12:00:00Z");

    private HookBodies() {}

    /** With HTTP Basic credentials. */
    public static HookRequest basic(String user, String password, String body) {
        var pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return request("https://example.net/hooks/it", Map.of("authorization", "Basic " + pair), body);
    }

    /** To an address, without credentials. */
    public static HookRequest at(String url, String body) {
        return request(url, Map.of(), body);
    }

    /** What nobody sane sends; each must be malformed. */
    public static List<String> hostile() {
        return List.of(
                "",
                "null",
                "17",
                "\"text\"",
                "{",
                "[",
                "[{]",
                "[17]",
                "[[{}]]",
                "{} {}",
                "[{},]",
                "{\"a\":1,\"a\":2}",
                "{\"a\":" + "9".repeat(200) + "}",
                "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}",
                "{\"a\":\"\u0001\"}",
                "[" + "{},".repeat(HookJson.OBJECTS_MAX) + "{}]");
    }

    /** A sound body, mutilated in many ways; the same ones for the same seed. */
    public static List<String> mutilated(String sound, long seed, int count) {
        var chance = new Random(seed);
        var bodies = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            bodies.add(mutilated(sound, chance));
        }
        return bodies;
    }

    private static String mutilated(String sound, Random chance) {
        var text = new StringBuilder(sound);
        for (int cuts = 1 + chance.nextInt(3); cuts > 0 && !text.isEmpty(); cuts--) {
            int at = chance.nextInt(text.length());
            switch (chance.nextInt(5)) {
                case 0 -> text.setLength(at);
                case 1 -> text.setCharAt(at, (char) chance.nextInt(256));
                case 2 -> text.deleteCharAt(at);
                case 3 ->
                    text.insert(
                            at,
                            List.of("{}", "[]", "\"", "null", "1e999999999", "\\u0000")
                                    .get(chance.nextInt(6)));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 40)));
            }
        }
        return text.toString();
    }

    private static HookRequest request(String url, Map<String, String> headers, String body) {
        return new HookRequest("POST", URI.create(url), headers, body.getBytes(StandardCharsets.UTF_8), RECEIVED);
    }
}
