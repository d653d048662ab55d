package dev.everpost.provider.ses;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What SNS posts to an endpoint, before anybody believes it ("Amazon SNS message and JSON formats"). Members that are not there are
 * empty.
 */
record SnsEnvelope(JsonNode json) {

    private static final List<String> OF_NOTIFICATION =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> OF_CONFIRMATION =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    String get(String member) {
        var value = json.path(member);
        return value.isString() ? value.asString() : "";
    }

    String type() {
        return get("Type");
    }

    Optional<Instant> timestamp() {
        try {
            return Optional.of(Instant.parse(get("Timestamp")));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** Whether the certificate's key signed exactly this. */
    boolean isSignedBy(X509Certificate certificate) {
        var algorithm = switch (get("SignatureVersion")) {
            case "1" -> "SHA1withRSA";
            case "2" -> "SHA256withRSA";
            default -> "";
        };
        if (algorithm.isEmpty()) {
            return false;
        }
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initVerify(certificate.getPublicKey());
            signature.update(signed().getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(get("Signature")));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** Name and value in lines of their own, in the order of names; a notification's subject only where there is one. */
    private String signed() {
        var text = new StringBuilder();
        for (var member : type().equals("Notification") ? OF_NOTIFICATION : OF_CONFIRMATION) {
            if (json.path(member).isString()) {
                text.append(member).append('\n').append(get(member)).append('\n');
            }
        }
        return text.toString();
    }
}
