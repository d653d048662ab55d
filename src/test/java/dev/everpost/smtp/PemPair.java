package dev.everpost.smtp;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A self-signed certificate and its key, as the files that an operator has. */
public record PemPair(byte[] certificate, byte[] key) {

    private static final Date FROM = new Date(1_700_000_000_000L);
    private static final Date UNTIL = new Date(4_000_000_000_000L);

    /** A new pair for a name. */
    public static PemPair of(String name) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        var pair = generator.generateKeyPair();
        return new PemPair(certificateOf(pair, name), pair.getPrivate().getEncoded());
    }

    public void writeTo(Path certificateFile, Path keyFile) throws IOException {
        write(certificateFile, "CERTIFICATE", certificate);
        write(keyFile, "PRIVATE KEY", key);
    }

    private static void write(Path file, String label, byte[] der) throws IOException {
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(file, "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(label, base64));
    }

    private static byte[] certificateOf(KeyPair pair, String name) throws Exception {
        var who = new X500Name("CN=" + name);
        return new JcaX509v3CertificateBuilder(who, BigInteger.ONE, FROM, UNTIL, who, pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                .getEncoded();
    }
}
