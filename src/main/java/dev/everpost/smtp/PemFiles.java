package dev.everpost.smtp;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.jspecify.annotations.Nullable;

/** Reads certificates and keys from PEM files; every failure names the file, what is wrong and the remedy. */
final class PemFiles {

    private PemFiles() {}

    static List<X509Certificate> readCertificates(Path file) {
        var converter = new JcaX509CertificateConverter();
        var chain = new ArrayList<X509Certificate>();
        try {
            for (var object : read(file)) {
                if (object instanceof X509CertificateHolder holder) {
                    chain.add(converter.getCertificate(holder));
                }
            }
        } catch (GeneralSecurityException e) {
            throw wrong(
                    file, "holds a certificate that cannot be read: " + e.getMessage(), "export it again as PEM", e);
        }
        if (chain.isEmpty()) {
            throw wrong(file, "holds no certificate", "it must contain -----BEGIN CERTIFICATE-----", null);
        }
        return chain;
    }

    static PrivateKey readPrivateKey(Path file) {
        for (var object : read(file)) {
            var key = keyOf(file, object);
            if (key != null) {
                return key;
            }
        }
        throw wrong(file, "holds no private key", "it must contain -----BEGIN PRIVATE KEY-----", null);
    }

    /** Whether what the key signs, the other key verifies. */
    static boolean belongTogether(PublicKey verifies, PrivateKey signs) {
        try {
            var signature = Signature.getInstance(algorithmFor(signs));
            signature.initSign(signs);
            signature.update(new byte[] {1});
            var signed = signature.sign();
            signature.initVerify(verifies);
            signature.update(new byte[] {1});
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String algorithmFor(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC", "ECDSA" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }

    private static @Nullable PrivateKey keyOf(Path file, Object object) {
        var converter = new JcaPEMKeyConverter();
        try {
            return switch (object) {
                case PEMKeyPair pair -> converter.getKeyPair(pair).getPrivate();
                case PrivateKeyInfo info -> converter.getPrivateKey(info);
                case PEMEncryptedKeyPair _, PKCS8EncryptedPrivateKeyInfo _ ->
                    throw wrong(
                            file,
                            "holds an encrypted key",
                            "decrypt it first: openssl pkey -in " + file + " -out ...",
                            null);
                default -> null;
            };
        } catch (IOException e) {
            throw wrong(file, "holds a key that cannot be read: " + e.getMessage(), "export it as PKCS #8", e);
        }
    }

    private static List<Object> read(Path file) {
        try (Reader reader = Files.newBufferedReader(file);
                var parser = new PEMParser(reader)) {
            var objects = new ArrayList<Object>();
            for (var next = parser.readObject(); next != null; next = parser.readObject()) {
                objects.add(next);
            }
            return objects;
        } catch (NoSuchFileException e) {
            throw wrong(file, "does not exist", "check the path", e);
        } catch (IOException e) {
            throw wrong(file, "cannot be read: " + e.getMessage(), "check its permissions and that it is PEM", e);
        }
    }

    private static IllegalArgumentException wrong(Path file, String what, String remedy, @Nullable Exception cause) {
        return new IllegalArgumentException("TLS file " + file + " " + what + "; " + remedy, cause);
    }
}
