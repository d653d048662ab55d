package dev.everpost.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/**
 * A private key that signs for a domain. Thread-safe; prints no secret.
 *
 * @param domain {@code d=}, in lower case
 * @param selector {@code s=}, in lower case
 */
public record DkimKey(String domain, String selector, PrivateKey privateKey, PublicKey publicKey) {

    /** RFC 8301 section 3.2 has 1024 for the least; who starts now has no reason for less than this. */
    public static final int RSA_BITS_MIN = 2048;
    /** RFC 8301 section 3.2: verifiers must understand up to this. */
    public static final int RSA_BITS_MAX = 4096;

    private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?";

    public DkimKey {
        domain = domain.toLowerCase(Locale.ROOT);
        selector = selector.toLowerCase(Locale.ROOT);
        if (!isName(domain) || !isName(selector)) {
            throw new IllegalArgumentException(
                    "domain and selector must be names of the DNS: " + domain + ", " + selector);
        }
    }

    /** Whether a text can stand in {@code d=} or {@code s=}. */
    public static boolean isName(String text) {
        return text.length() <= 253 && text.toLowerCase(Locale.ROOT).matches(LABEL + "(\\." + LABEL + ")*");
    }

    /** The algorithm of this key. */
    public DkimAlgorithm algorithm() {
        return privateKey instanceof RSAPrivateKey ? DkimAlgorithm.RSA : DkimAlgorithm.ED25519;
    }

    /** Where the record stands. */
    public String recordName() {
        return selector + "._domainkey." + domain;
    }

    /** What the TXT record says (RFC 6376 section 3.6.1, RFC 8463 section 4). */
    public String record() {
        return "v=DKIM1; k=" + algorithm().keyName() + "; p="
                + Base64.getEncoder().encodeToString(publicBytes());
    }

    @Override
    public String toString() {
        return "DkimKey[" + recordName() + ", " + algorithm() + "]";
    }

    /** The signature over a header hash's input, in base 64. */
    String sign(byte[] input) {
        try {
            var signature = Signature.getInstance(algorithm().jdkName());
            signature.initSign(privateKey);
            // RFC 8463 section 3: Ed25519 signs the hash as if it were the message.
            signature.update(
                    algorithm() == DkimAlgorithm.RSA
                            ? input
                            : MessageDigest.getInstance("SHA-256").digest(input));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a key that was read can sign: " + this, impossible);
        }
    }

    /** RSA in its ASN.1 form; Ed25519 as its bare 32 bytes, which end the ASN.1 form. */
    private byte[] publicBytes() {
        var encoded = publicKey.getEncoded();
        return algorithm() == DkimAlgorithm.RSA
                ? encoded
                : Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    /** The public half of an RSA key; throws IllegalArgumentException when the key file does not hold it. */
    static PublicKey publicHalf(RSAPrivateCrtKey key) {
        try {
            var spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
            return KeyFactory.getInstance("RSA").generatePublic(spec);
        } catch (GeneralSecurityException broken) {
            throw new IllegalArgumentException("the RSA key is broken", broken);
        }
    }

    static boolean isEd25519(PrivateKey key) {
        return key instanceof EdECPrivateKey edward
                && edward.getParams().getName().equals("Ed25519");
    }
}
