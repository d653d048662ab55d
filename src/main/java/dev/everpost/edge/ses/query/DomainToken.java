package dev.everpost.edge.ses.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/** The token that a domain's DNS would show, the same each time. Nobody looks: a domain is verified by the configuration. */
final class DomainToken {

    private DomainToken() {}

    static String of(String domain) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            var seed = "verification " + domain.toLowerCase(Locale.ROOT);
            return Base64.getEncoder().encodeToString(sha.digest(seed.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
