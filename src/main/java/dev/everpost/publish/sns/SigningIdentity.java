package dev.everpost.publish.sns;

import dev.everpost.store.Registry;
import dev.everpost.world.Time;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import tools.jackson.databind.json.JsonMapper;

/** The key that our topics sign with and its certificate: made once, kept in the store. Thread-safe. */
public final class SigningIdentity {

    private static final Registry.Key PLACE = new Registry.Key("sns.signing-key", "current");
    private static final int RSA_BITS = 2048;
    private static final int ID_CHARS = 32;
    private static final Duration LASTS = Duration.ofDays(3650);
    private static final JsonMapper JSON = new JsonMapper();

    private final PrivateKey key;
    private final X509Certificate certificate;
    private final String id;

    private SigningIdentity(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        this.key = key;
        this.certificate = certificate;
        var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        this.id = HexFormat.of().formatHex(digest).substring(0, ID_CHARS);
    }

    /** What is kept; base64. */
    private record Kept(String key, String certificate) {
        @Override
        public String toString() {
            return "Kept[a signing key]";
        }
    }

    /** Reads the key that is kept, or makes one and keeps it. */
    static SigningIdentity of(Registry registry, Time time) {
        var kept = registry.find(PLACE);
        try {
            return kept.isPresent() ? read(JSON.readValue(kept.get().json(), Kept.class)) : made(registry, time);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("cannot read or make the key that topics sign with", e);
        }
    }

    /** What names the certificate in its URL. */
    String id() {
        return id;
    }

    String pem() {
        try {
            var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a certificate that was read can be written", impossible);
        }
    }

    /** Signs text as SNS does in that version. */
    String sign(String text, int version) {
        try {
            var signature = Signature.getInstance(version == 1 ? "SHA1withRSA" : "SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with the topics' key", e);
        }
    }

    private static SigningIdentity read(Kept kept) throws GeneralSecurityException {
        var decoder = Base64.getDecoder();
        var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(decoder.decode(kept.key())));
        var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(decoder.decode(kept.certificate())));
        return new SigningIdentity(key, certificate);
    }

    private static SigningIdentity made(Registry registry, Time time)
            throws GeneralSecurityException, OperatorCreationException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA_BITS);
        var pair = generator.generateKeyPair();
        var name = new X500Name("CN=Everpost topics");
        var now = time.now();
        var builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(120, new SecureRandom()).add(BigInteger.ONE),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(LASTS)),
                name,
                pair.getPublic());
        var signer = new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate());
        var identity = new SigningIdentity(
                pair.getPrivate(), new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
        identity.keep(registry, time);
        return identity;
    }

    private void keep(Registry registry, Time time) throws GeneralSecurityException {
        var encoder = Base64.getEncoder();
        var kept = new Kept(encoder.encodeToString(key.getEncoded()), encoder.encodeToString(certificate.getEncoded()));
        registry.create(PLACE, JSON.writeValueAsString(kept), 1, time.now());
    }
}
