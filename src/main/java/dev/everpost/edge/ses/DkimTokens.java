package dev.everpost.edge.ses;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Three tokens for a domain, the same each time, in the shape of those that SES makes. */
public final class DkimTokens {

    private static final int COUNT = 3;
    private static final int LENGTH = 32;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

    private DkimTokens() {}

    public static List<String> of(String domain) {
        return IntStream.range(0, COUNT)
                .mapToObj(index -> token(index + " " + domain.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static String token(String seed) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(seed.getBytes(UTF_8));
            var token = new StringBuilder();
            for (int i = 0; i < LENGTH; i++) {
                token.append(LETTERS.charAt(hash[i] & 31));
            }
            return token.toString();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
