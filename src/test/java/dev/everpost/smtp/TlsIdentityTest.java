package dev.everpost.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.everpost.world.World;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObjectGenerator;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates from files, and what an operator reads when a file is wrong. */
class TlsIdentityTest {

    @TempDir
    private Path folder;

    private KeyPair pair;
    private Path certificate;

    @BeforeEach
    void writeCertificate() throws Exception {
        pair = rsa();
        certificate = pem("server.crt", new JcaMiscPEMGenerator(certificateOf(pair)));
    }

    @Test
    void readsACertificateWithAPkcs8Key() throws Exception {
        var key = pem("server.key", new JcaPKCS8Generator(pair.getPrivate(), null));
        var identity = TlsIdentity.fromPem(certificate, key);
        assertThat(identity.certificate().getSubjectX500Principal())
                .isEqualTo(new X500Principal("CN=mail.example.com"));
        assertThat(identity.context().getServerSocketFactory()).isNotNull();
    }

    @Test
    void readsAPkcs1Key() throws Exception {
        var key = pem("server.key", new JcaMiscPEMGenerator(pair.getPrivate()));
        assertThat(Files.readString(key)).contains("BEGIN RSA PRIVATE KEY");
        assertThat(TlsIdentity.fromPem(certificate, key).toString()).contains("CN=mail.example.com");
    }

    @Test
    void aKeyOfAnotherCertificateIsFoundAtOnce() throws Exception {
        var key = pem("other.key", new JcaPKCS8Generator(rsa().getPrivate(), null));
        assertThatThrownBy(() -> TlsIdentity.fromPem(certificate, key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other.key")
                .hasMessageContaining("does not belong to the certificate");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> TlsIdentity.fromPem(folder.resolve("nothing.crt"), folder.resolve("nothing.key")))
                .hasMessage("TLS file " + folder.resolve("nothing.crt") + " does not exist; check the path");
    }

    @Test
    void aFileWithoutACertificateIsNamed() throws Exception {
        var empty = Files.writeString(folder.resolve("empty.crt"), "hello");
        assertThatThrownBy(() -> TlsIdentity.fromPem(empty, empty))
                .hasMessageContaining("empty.crt holds no certificate");
        assertThatThrownBy(() -> TlsIdentity.fromPem(certificate, empty))
                .hasMessageContaining("empty.crt holds no private key");
    }

    @Test
    void anEncryptedKeyIsRefusedWithTheRemedy() throws Exception {
        var encrypted = Files.writeString(
                folder.resolve("locked.key"),
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,"
                        + "00112233445566778899AABBCCDDEEFF\n\nAAAA\n-----END RSA PRIVATE KEY-----\n");
        assertThatThrownBy(() -> TlsIdentity.fromPem(certificate, encrypted))
                .hasMessageContaining("locked.key holds an encrypted key; decrypt it first: openssl pkey");
    }

    @Test
    void aSelfSignedCertificateIsForItsHostAndAYear() throws Exception {
        var identity = TlsIdentity.selfSigned("mail.example.com", World.real());
        identity.certificate().verify(identity.certificate().getPublicKey());
        assertThat(identity.certificate().getSubjectAlternativeNames().toString())
                .contains("mail.example.com");
    }

    private Path pem(String name, PemObjectGenerator object) throws IOException {
        var text = new StringWriter();
        try (var writer = new PemWriter(text)) {
            writer.writeObject(object);
        }
        return Files.writeString(folder.resolve(name), text.toString());
    }

    private static KeyPair rsa() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static X509CertificateHolder certificateOf(KeyPair pair) throws Exception {
        var name = new X500Name("CN=mail.example.com");
        var serial = java.math.BigInteger.ONE;
        var from = new Date(1_700_000_000_000L);
        var until = new Date(4_000_000_000_000L);
        return new JcaX509v3CertificateBuilder(name, serial, from, until, name, pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
    }
}
