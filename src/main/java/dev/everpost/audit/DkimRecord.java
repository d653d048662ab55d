package dev.everpost.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;

/** A public key as it stands in the domain name system (RFC 6376 section 3.6.1, RFC 8301, RFC 8463). */
sealed interface DkimRecord {

    /** Receivers take no shorter RSA key (RFC 8301 section 3.2). */
    int RSA_BITS_MIN = 1024;

    /** A key that signatures can be verified with. */
    record Key(String type, int bits) implements DkimRecord {}

    /** The key was taken back: {@code p=} is empty. */
    record Revoked() implements DkimRecord {}

    /** No key that a receiver would use. */
    record Broken(String why) implements DkimRecord {}

    static DkimRecord read(String text) {
        return TagList.read(text).map(DkimRecord::of).orElseGet(() -> new Broken("it is not a list of tags"));
    }

    private static DkimRecord of(Map<String, String> tags) {
        if (tags.containsKey("v") && !(tags.keySet().iterator().next().equals("v") && "DKIM1".equals(tags.get("v")))) {
            return new Broken("it does not begin with v=DKIM1");
        }
        var key = tags.get("p");
        if (key == null) {
            return new Broken("it has no key (p=)");
        }
        return key.isEmpty() ? new Revoked() : key(tags.getOrDefault("k", "rsa"), key.replaceAll("\\s", ""));
    }

    private static DkimRecord key(String type, String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            return switch (type) {
                case "rsa" -> rsa(bytes);
                case "ed25519" -> bytes.length == 32 ? new Key(type, 256) : new Broken("its key is not 32 bytes long");
                default -> new Broken("its key is of no kind that receivers know");
            };
        } catch (IllegalArgumentException notBase64) {
            return new Broken("its key is not base64");
        }
    }

    private static DkimRecord rsa(byte[] bytes) {
        try {
            var key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes));
            int bits = key.getModulus().bitLength();
            return bits < RSA_BITS_MIN
                    ? new Broken("its key has " + bits + " bits, receivers want " + RSA_BITS_MIN)
                    : new Key("rsa", bits);
        } catch (GeneralSecurityException unusable) {
            return new Broken("its key is no RSA key");
        }
    }
}
