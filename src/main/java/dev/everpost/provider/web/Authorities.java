package dev.everpost.provider.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** The certificate authorities of a PEM file. */
public record Authorities(Path pemFile) {

    /** For a TLS context; an unreadable file throws, naming it. */
    public TrustManager[] trustManagers() {
        try (var pem = Files.newInputStream(pemFile)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("authority-" + store.size(), certificate);
            }
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException(
                    "ca_file " + pemFile + " is not a readable PEM file of certificates: " + unreadable.getMessage(),
                    unreadable);
        }
    }
}
