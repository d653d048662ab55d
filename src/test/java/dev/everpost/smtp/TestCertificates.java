package dev.everpost.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
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
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates made on the spot: each has an authority of its own, which is the one to trust. */
public record TestCertificates(SSLContext server, X509Certificate authority) {

    private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");

    /** Valid now, for one DNS name. */
    public static TestCertificates forName(String dnsName) {
        return make(
                dnsName, Instant.now().minus(Duration.ofHours(1)), Instant.now().plus(Duration.ofHours(1)));
    }

    /** Ran out yesterday. */
    public static TestCertificates expired(String dnsName) {
        return make(
                dnsName, Instant.now().minus(Duration.ofDays(9)), Instant.now().minus(Duration.ofDays(1)));
    }

    /** Writes the authority as PEM and returns the file. */
    public Path pemIn(Path directory) {
        try {
            var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(authority.getEncoded());
            return Files.writeString(
                    directory.resolve("ca.pem"),
                    "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TestCertificates make(String dnsName, Instant from, Instant to) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            var authorityKeys = generator.generateKeyPair();
            var authority = sign("authority.test", Instant.EPOCH, FAR, authorityKeys, authorityKeys, true);
            var keys = generator.generateKeyPair();
            var certificate = sign(dnsName, from, to, keys, authorityKeys, false);
            return new TestCertificates(context(keys, certificate), authority);
        } catch (Exception e) {
            throw new IllegalStateException("cannot make a certificate for " + dnsName, e);
        }
    }

    private static X509Certificate sign(
            String dnsName, Instant from, Instant to, KeyPair keys, KeyPair signer, boolean authority)
            throws Exception {
        var issuer = new X500Name("CN=authority.test");
        var subject = new X500Name("CN=" + dnsName);
        var builder = new JcaX509v3CertificateBuilder(
                issuer, BigInteger.ONE, Date.from(from), Date.from(to), subject, keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, dnsName)));
        var signing = new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signing));
    }

    private static SSLContext context(KeyPair keys, X509Certificate certificate) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", keys.getPrivate(), new char[0], new X509Certificate[] {certificate});
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, new char[0]);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
