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
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * An authority made for this run, and two certificates of its for every simulated provider, {@code localhost} and
 * 127.0.0.1: one good for a month, one that ended yesterday.
 *
 * <p>A client that trusts {@link #authorityPem} refuses the second for its date alone. Immutable.
 */
public final class Certificates {

    private static final char[] PASSWORD = "sandbox".toCharArray();
    private static final X500Name AUTHORITY = new X500Name("CN=Everpost sandbox authority");
    private static final X500Name HOST = new X500Name("CN=localhost");
    private static final GeneralName[] NAMES = {
        new GeneralName(GeneralName.dNSName, "localhost"),
        new GeneralName(GeneralName.dNSName, "*" + SimulatedProvider.DOMAIN),
        new GeneralName(GeneralName.iPAddress, "127.0.0.1")
    };

    private final KeyPair authorityKeys;
    private final KeyPair hostKeys;
    private final X509Certificate authority;
    private final Instant from;
    private final Instant until;
    private final SSLContext valid;
    private final SSLContext expired;

    /** Makes them; {@code now} is the time that they are good and ended at. */
    public Certificates(Instant now) {
        from = now.minus(Duration.ofDays(30));
        until = now.plus(Duration.ofDays(30));
        try {
            authorityKeys = keys();
            hostKeys = keys();
            authority = certificate(AUTHORITY, authorityKeys, from, now.plus(Duration.ofDays(60)), NAMES);
            valid = context(certificate(HOST, hostKeys, from, until, NAMES));
            expired = context(certificate(HOST, hostKeys, from, now.minus(Duration.ofDays(1)), NAMES));
        } catch (GeneralSecurityException | IOException | OperatorCreationException impossible) {
            throw new IllegalStateException("the JDK cannot make P-256 certificates", impossible);
        }
    }

    /** The authority's certificate in PEM, for a client's CA file. */
    public String authorityPem() {
        try {
            var base64 = Base64.getMimeEncoder().encodeToString(authority.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a certificate that was made can be encoded", impossible);
        }
    }

    /** A server's side of TLS with a good certificate for these host names. */
    public SSLContext of(String... hosts) {
        var names = Arrays.stream(hosts)
                .map(host -> new GeneralName(GeneralName.dNSName, host))
                .toArray(GeneralName[]::new);
        try {
            return context(certificate(HOST, hostKeys, from, until, names));
        } catch (GeneralSecurityException | IOException | OperatorCreationException impossible) {
            throw new IllegalStateException("the JDK cannot make P-256 certificates", impossible);
        }
    }

    SSLContext valid() {
        return valid;
    }

    SSLContext expired() {
        return expired;
    }

    private X509Certificate certificate(
            X500Name subject, KeyPair keys, Instant begin, Instant end, GeneralName... names)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        var serial = BigInteger.valueOf(end.toEpochMilli());
        var builder = new JcaX509v3CertificateBuilder(
                AUTHORITY, serial, Date.from(begin), Date.from(end), subject, keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(subject.equals(AUTHORITY)));
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(authorityKeys.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    private SSLContext context(X509Certificate certificate) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", hostKeys.getPrivate(), PASSWORD, new Certificate[] {certificate});
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static KeyPair keys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
