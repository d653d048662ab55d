package dev.everpost.publish.sns;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Verifies an SNS message as a subscriber does, written from the documentation of SNS and not from our signer. */
public final class EnvelopeCheck {

    private static final List<String> NOTIFICATION =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> CONFIRMATION =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    private EnvelopeCheck() {}

    public static boolean isGenuine(String body, String pem) {
        try {
            var message = JsonMapper.shared().readTree(body);
            var certificate = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            var signature = Signature.getInstance(
                    message.path("SignatureVersion").asString().equals("1") ? "SHA1withRSA" : "SHA256withRSA");
            signature.initVerify(certificate);
            signature.update(signed(message).getBytes(StandardCharsets.UTF_8));
            return signature.verify(
                    Base64.getDecoder().decode(message.path("Signature").asString()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String signed(JsonNode message) {
        var keys = message.path("Type").asString().equals("Notification") ? NOTIFICATION : CONFIRMATION;
        var text = new StringBuilder();
        for (var key : keys) {
            if (message.has(key)) {
                text.append(key)
                        .append('\n')
                        .append(message.path(key).asString())
                        .append('\n');
            }
        }
        return text.toString();
    }
}
