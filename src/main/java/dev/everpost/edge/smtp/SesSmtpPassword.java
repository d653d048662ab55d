package dev.everpost.edge.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The password that an AWS secret key becomes for the SES SMTP interface, so that an application which sends there can
 * send here with the credentials it has.
 *
 * <p>Source: the SES developer guide, "Obtaining SES SMTP credentials": base64 of a version octet and an HMAC-SHA256 chain
 * over date, region, service, terminal and message. The password is bound to a region that the login does not name, so
 * every region that has the SMTP interface is tried, always all of them.
 */
final class SesSmtpPassword {

    private static final byte VERSION = 4;

    private static final List<String> REGIONS = List.of(
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2",
            "af-south-1",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "ap-south-1",
            "ap-south-2",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-southeast-3",
            "ap-southeast-5",
            "ca-central-1",
            "ca-west-1",
            "eu-central-1",
            "eu-central-2",
            "eu-north-1",
            "eu-south-1",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "il-central-1",
            "me-central-1",
            "me-south-1",
            "sa-east-1",
            "us-gov-east-1",
            "us-gov-west-1");

    private SesSmtpPassword() {}

    /** Whether the password comes from this secret, for any region; in a time that does not depend on which. */
    static boolean comesFrom(String secretAccessKey, String password) {
        boolean found = false;
        for (var region : REGIONS) {
            found |= MessageDigest.isEqual(of(secretAccessKey, region).getBytes(UTF_8), password.getBytes(UTF_8));
        }
        return found;
    }

    /** The password for one region. */
    static String of(String secretAccessKey, String region) {
        var key = ("AWS4" + secretAccessKey).getBytes(UTF_8);
        for (var word : List.of("11111111", region, "ses", "aws4_request", "SendRawEmail")) {
            key = hmac(key, word);
        }
        var versioned = new byte[key.length + 1];
        versioned[0] = VERSION;
        System.arraycopy(key, 0, versioned, 1, key.length);
        return Base64.getEncoder().encodeToString(versioned);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
