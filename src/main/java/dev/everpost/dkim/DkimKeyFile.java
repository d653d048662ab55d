package dev.everpost.dkim;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.jspecify.annotations.Nullable;

/** Private keys in PEM files: PKCS #8 as OpenSSL writes it now, or PKCS #1 as opendkim-genkey does. */
public final class DkimKeyFile {

    private DkimKeyFile() {}

    /** What came of reading. */
    public sealed interface Reading {

        /** A key that signs. */
        record Read(DkimKey key) implements Reading {}

        /** {@code what} is wrong with the file, and what to do; holds nothing of its content. */
        record Wrong(String what, String remedy) implements Reading {}
    }

    /** Reads the first key of a file. */
    public static Reading read(Path file, String domain, String selector) {
        try (var parser = new PEMParser(Files.newBufferedReader(file))) {
            var info = privateKey(parser);
            return info == null
                    ? new Reading.Wrong("holds no private key", "it must contain -----BEGIN PRIVATE KEY-----")
                    : judged(info, domain, selector);
        } catch (NoSuchFileException absent) {
            return new Reading.Wrong("does not exist", "make one with 'everpost dkim new'");
        } catch (IOException | IllegalArgumentException unreadable) {
            return new Reading.Wrong("cannot be read", "give a PEM file that this user may read");
        }
    }

    /** Writes a new key in PKCS #8, readable by its owner alone; throws FileAlreadyExistsException rather than replace one. */
    public static void write(Path file, PrivateKey key) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(file, owner);
        var text = new StringWriter();
        text.write("-----BEGIN PRIVATE KEY-----\n");
        text.write(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()));
        text.write("\n-----END PRIVATE KEY-----\n");
        Files.writeString(file, text.toString(), StandardOpenOption.WRITE);
    }

    private static @Nullable PrivateKeyInfo privateKey(PEMParser parser) throws IOException {
        for (var next = parser.readObject(); next != null; next = parser.readObject()) {
            if (next instanceof PEMKeyPair pair) {
                return pair.getPrivateKeyInfo();
            }
            if (next instanceof PrivateKeyInfo info) {
                return info;
            }
        }
        return null;
    }

    private static Reading judged(PrivateKeyInfo info, String domain, String selector) throws IOException {
        var key = new JcaPEMKeyConverter().getPrivateKey(info);
        if (key instanceof RSAPrivateCrtKey rsa) {
            int bits = rsa.getModulus().bitLength();
            return bits < DkimKey.RSA_BITS_MIN || bits > DkimKey.RSA_BITS_MAX
                    ? new Reading.Wrong(
                            "holds an RSA key of " + bits + " bits",
                            "use " + DkimKey.RSA_BITS_MIN + " to " + DkimKey.RSA_BITS_MAX + " bits")
                    : new Reading.Read(new DkimKey(domain, selector, rsa, DkimKey.publicHalf(rsa)));
        }
        return DkimKey.isEd25519(key)
                ? new Reading.Read(new DkimKey(domain, selector, key, publicHalf((EdECPrivateKey) key)))
                : new Reading.Wrong("holds a key of the kind " + key.getAlgorithm(), "use RSA or Ed25519");
    }

    /** The JDK cannot make the public half of an Ed25519 key; the other library can. */
    private static PublicKey publicHalf(EdECPrivateKey key) throws IOException {
        var seed = key.getBytes().orElseThrow(() -> new IOException("the key holds no bytes"));
        var half = new Ed25519PrivateKeyParameters(seed).generatePublicKey();
        return new JcaPEMKeyConverter().getPublicKey(SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(half));
    }
}
