package dev.everpost.sandbox;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs envelopes as SNS does, by a key made for this run. Immutable. */
final class SnsSigner {

    private static final X500Name NAME = new X500Name("CN=sns.amazonaws.com");

    private final PrivateKey key;
    private final X509Certificate certificate;

    SnsSigner(Instant now) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            key = pair.getPrivate();
            var builder = new JcaX509v3CertificateBuilder(
                    NAME,
                    BigInteger.valueOf(now.toEpochMilli()),
                    Date.from(now.minus(Duration.ofDays(1))),
                    Date.from(now.plus(Duration.ofDays(30))),
                    NAME,
                    pair.getPublic());
            var signer = new JcaContentSignerBuilder("SHA256withRSA").build(key);
            certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException("the JDK cannot make an RSA certificate", impossible);
        }
    }

    String pem() {
        try {
            var base64 = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a certificate that was made can be encoded", impossible);
        }
    }

    /** Over every member, name and value in lines of their own, in the order of names. */
    String sign(Map<String, String> members, int version) {
        var text = new StringBuilder();
        new TreeMap<>(members)
                .forEach((name, value) ->
                        text.append(name).append('\n').append(value).append('\n'));
        try {
            var signature = Signature.getInstance(version == 1 ? "SHA1withRSA" : "SHA256withRSA");
            signature.initSign(key);
            signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("cannot sign with a key that was made", impossible);
        }
    }
}
