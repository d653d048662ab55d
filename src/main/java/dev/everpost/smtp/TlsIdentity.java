package dev.everpost.smtp;

import dev.everpost.world.World;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate chain with its private key, as a TLS server needs them. Immutable; shows no key. */
public final class TlsIdentity {

    private static final Duration SELF_SIGNED_LASTS = Duration.ofDays(365);
    private static final int SERIAL_BITS = 64;

    private final List<X509Certificate> chain;
    private final SSLContext context;

    private TlsIdentity(List<X509Certificate> chain, PrivateKey key) {
        this.chain = List.copyOf(chain);
        this.context = contextOf(this.chain, key);
    }

    /**
     * Reads PEM files: the chain, the server's certificate first, and its unencrypted key (PKCS #8, PKCS #1 or SEC 1).
     *
     * @throws IllegalArgumentException naming the file, what is wrong with it and what to do
     */
    public static TlsIdentity fromPem(Path certificate, Path key) {
        var chain = PemFiles.readCertificates(certificate);
        var privateKey = PemFiles.readPrivateKey(key);
        if (!PemFiles.belongTogether(chain.getFirst().getPublicKey(), privateKey)) {
            throw new IllegalArgumentException("the key in " + key + " does not belong to the certificate in "
                    + certificate + "; give the key that the certificate was issued for");
        }
        return new TlsIdentity(chain, privateKey);
    }

    /** A new P-256 key with a certificate that it signed itself, good for a year; for development: no client trusts it. */
    public static TlsIdentity selfSigned(String hostname, World world) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var name = new X500NameBuilder().addRDN(BCStyle.CN, hostname).build();
            var now = world.time().now();
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE),
                    Date.from(now.minus(Duration.ofDays(1))),
                    Date.from(now.plus(SELF_SIGNED_LASTS)),
                    name,
                    pair.getPublic());
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, hostname)));
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
            var certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
            return new TlsIdentity(List.of(certificate), pair.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("cannot make a self-signed certificate for " + hostname, e);
        }
    }

    /** For a server, and for a client that shows this certificate. */
    public SSLContext context() {
        return context;
    }

    /** The server's own certificate. */
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    @Override
    public String toString() {
        return "TlsIdentity[" + certificate().getSubjectX500Principal() + ", until "
                + certificate().getNotAfter().toInstant() + "]";
    }

    private static SSLContext contextOf(List<X509Certificate> chain, PrivateKey key) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key, new char[0], chain.toArray(X509Certificate[]::new));
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("the certificate and key cannot serve TLS: " + e.getMessage(), e);
        }
    }
}
