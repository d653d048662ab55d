package dev.everpost.provider.mailgun;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which body each token came with, for the last {@value #TOKENS_MAX} tokens; the oldest is forgotten first. Thread-safe. */
final class TokenMemory {

    /** Some 10 MB; at 1000 events a second, the last 50 seconds. */
    static final int TOKENS_MAX = 50_000;

    private final Map<String, String> bodies = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > TOKENS_MAX;
        }
    };

    /** Remembers a token that is new; false when it came with another body before. */
    synchronized boolean isFirstOrSame(String token, String body) {
        var before = bodies.putIfAbsent(token, body);
        return before == null || before.equals(body);
    }
}
