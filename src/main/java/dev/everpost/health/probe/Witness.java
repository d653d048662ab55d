package dev.everpost.health.probe;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Notes the chain that a server shows before it is judged, so that a refused one can be told of too. For one handshake. */
final class Witness extends X509ExtendedTrustManager {

    private final @Nullable X509ExtendedTrustManager judge;
    private volatile List<X509Certificate> seen = List.of();

    /** @param judge null believes everybody */
    Witness(@Nullable X509ExtendedTrustManager judge) {
        this.judge = judge;
    }

    /** As shown, the server's own first. */
    List<X509Certificate> seen() {
        return seen;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        seen = List.of(chain);
        if (judge != null) {
            judge.checkServerTrusted(chain, type, socket);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        seen = List.of(chain);
        if (judge != null) {
            judge.checkServerTrusted(chain, type, engine);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        seen = List.of(chain);
        if (judge != null) {
            judge.checkServerTrusted(chain, type);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException("a client judges no clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("a client judges no clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("a client judges no clients");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge == null ? new X509Certificate[0] : judge.getAcceptedIssuers();
    }
}
