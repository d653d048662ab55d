package dev.everpost.sandbox;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Self-signed certificates for {@code localhost} and 127.0.0.1: one good for a month, one that ended yesterday.
 *
 * <p>Thread-safe. {@link #trust()} is what a client needs to accept either by its signer, so
 * that the expired one fails for its date alone.
 */
public final class Certificates {

    private static final char[] PASSWORD = "sandbox".toCharArray();

    private final KeyPair keys;
    private final X509Certificate good;
    private final X509Certificate ended;

    /** Makes both; {@code now} is the time that they are good and ended at. */
    public Certificates(Instant now) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
            good = certificate(now.minus(Duration.ofDays(30)), now.plus(Duration.ofDays(30)));
            ended = certificate(now.minus(Duration.ofDays(30)), now.plus(Duration.ofDays(-1)));
        } catch (GeneralSecurityException | IOException | OperatorCreationException impossible) {
            throw new IllegalStateException("the JDK cannot make a P-256 certificate", impossible);
        }
    }

    /** A key store with both certificates as trusted. */
    public KeyStore trust() {
        try {
            var store = emptyStore();
            store.setCertificateEntry("good", good);
            store.setCertificateEntry("ended", ended);
            return store;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("an empty key store in memory cannot fail", impossible);
        }
    }

    SSLContext valid() {
        return context(good);
    }

    SSLContext expired() {
        return context(ended);
    }

    private SSLContext context(X509Certificate certificate) {
        try {
            var store = emptyStore();
            store.setKeyEntry("key", keys.getPrivate(), PASSWORD, new Certificate[] {certificate});
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("the JDK cannot use a P-256 certificate", impossible);
        }
    }

    private X509Certificate certificate(Instant from, Instant until)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        var name = new X500Name("CN=localhost");
        var builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.valueOf(until.toEpochMilli()),
                Date.from(from),
                Date.from(until),
                name,
                keys.getPublic());
        var names = new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
        };
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
