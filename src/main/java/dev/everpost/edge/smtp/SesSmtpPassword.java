package dev.everpost.edge.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The password that an AWS secret key becomes for the SES SMTP interface, so that an application which sends there can
 * send here with the credentials it has. Two forms: of a region, and the older one of the secret alone.
 *
 * <p>Source: the SES developer guide, "Obtaining SES SMTP credentials": base64 of a version octet and an HMAC-SHA256 chain
 * over date, region, service, terminal and message. The password is bound to a region that the login does not name, so
 * every region that has the SMTP interface is tried, always all of them.
 */
public final class SesSmtpPassword {

    private static final byte VERSION = 4;
    private static final byte OLD_VERSION = 2;
    private static final String DATE = "11111111";
    private static final String MESSAGE = "SendRawEmail";

    private static final List<String> REGIONS = List.of(
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2",
            "af-south-1",
            "ap-east-1",
            "ap-east-2",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "ap-south-1",
            "ap-south-2",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-southeast-3",
            "ap-southeast-4",
            "ap-southeast-5",
            "ap-southeast-6",
            "ap-southeast-7",
            "ca-central-1",
            "ca-west-1",
            "cn-north-1",
            "cn-northwest-1",
            "eu-central-1",
            "eu-central-2",
            "eu-north-1",
            "eu-south-1",
            "eu-south-2",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "il-central-1",
            "me-central-1",
            "me-south-1",
            "mx-central-1",
            "sa-east-1",
            "us-gov-east-1",
            "us-gov-west-1");

    private SesSmtpPassword() {}

    /**
     * The region for which the password comes from this secret; empty when it does not. In a time that does not depend on
     * which.
     *
     * @param only the one region to look at; null looks at all that SES has
     * @param ofOldForm what is said of the old form, which is bound to no region
     */
    static Optional<String> region(String secretAccessKey, String password, @Nullable String only, String ofOldForm) {
        var given = password.getBytes(UTF_8);
        var ofDate = hmac(("AWS4" + secretAccessKey).getBytes(UTF_8), DATE);
        String found = null;
        for (var region : only == null ? REGIONS : List.of(only)) {
            found = MessageDigest.isEqual(current(ofDate, region), given) ? region : found;
        }
        boolean isOldForm = MessageDigest.isEqual(old(secretAccessKey), given);
        return Optional.ofNullable(isOldForm ? ofOldForm : found);
    }

    /** The password for one region. */
    public static String of(String secretAccessKey, String region) {
        return new String(current(hmac(("AWS4" + secretAccessKey).getBytes(UTF_8), DATE), region), UTF_8);
    }

    /** The password that SES gave out before it bound them to regions; old applications still have it. */
    static String ofOldForm(String secretAccessKey) {
        return new String(old(secretAccessKey), UTF_8);
    }

    private static byte[] current(byte[] ofDate, String region) {
        var key = ofDate;
        for (var word : List.of(region, "ses", "aws4_request", MESSAGE)) {
            key = hmac(key, word);
        }
        return versioned(VERSION, key);
    }

    private static byte[] old(String secretAccessKey) {
        // An empty HMAC key is an error in Java; no submitter has an empty secret.
        var key = secretAccessKey.isEmpty() ? "-" : secretAccessKey;
        return versioned(OLD_VERSION, hmac(key.getBytes(UTF_8), MESSAGE));
    }

    private static byte[] versioned(byte version, byte[] signature) {
        var octets = new byte[signature.length + 1];
        octets[0] = version;
        System.arraycopy(signature, 0, octets, 1, signature.length);
        return Base64.getEncoder().encode(octets);
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
