package dev.everpost.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/** The signature algorithms of DKIM that are still to be used (RFC 8301, RFC 8463). */
public enum DkimAlgorithm {
    /** RSA with SHA-256, {@value #RSA_BITS} bits in keys of ours; every receiver verifies it. */
    RSA("rsa-sha256", "rsa", "SHA256withRSA"),
    /** Ed25519 over a SHA-256: short records and signatures, which not every receiver verifies yet. */
    ED25519("ed25519-sha256", "ed25519", "Ed25519");

    /** RFC 8301 section 3.2: at least 1024 must, 2048 should be used. */
    public static final int RSA_BITS = 2048;

    private final String signatureName;
    private final String keyName;
    private final String jdkName;

    DkimAlgorithm(String signatureName, String keyName, String jdkName) {
        this.signatureName = signatureName;
        this.keyName = keyName;
        this.jdkName = jdkName;
    }

    /** The value of {@code a=}. */
    String signatureName() {
        return signatureName;
    }

    /** The value of {@code k=}. */
    String keyName() {
        return keyName;
    }

    String jdkName() {
        return jdkName;
    }

    /** A new pair. */
    public KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance(this == RSA ? "RSA" : "Ed25519");
            if (this == RSA) {
                generator.initialize(RSA_BITS);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has RSA and Ed25519", impossible);
        }
    }
}
