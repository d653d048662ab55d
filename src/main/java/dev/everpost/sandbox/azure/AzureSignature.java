package dev.everpost.sandbox.azure;

import dev.everpost.sandbox.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks the signature of a request as the REST reference's page on authentication describes it. */
record AzureSignature(String accessKey) {

    private static final Duration SKEW_MAX = Duration.ofMinutes(5);
    private static final String HEAD = "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=";

    boolean isGood(HttpRequest request, Instant now) {
        var date = request.header("x-ms-date");
        var hash = request.header("x-ms-content-sha256");
        var path = request.query().isEmpty() ? request.path() : request.path() + "?" + request.query();
        var signed = request.method() + "\n" + path + "\n" + date + ";" + request.header("host") + ";" + hash;
        return isNow(date, now)
                && hash.equals(hash(request.body()))
                && request.header("authorization").equals(HEAD + mac(signed));
    }

    private static boolean isNow(String date, Instant now) {
        try {
            var at = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(at, now).abs().compareTo(SKEW_MAX) <= 0;
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    private static String hash(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private String mac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(accessKey), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
        }
    }
}
