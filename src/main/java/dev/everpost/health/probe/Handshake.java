package dev.everpost.health.probe;

import dev.everpost.health.Reading;
import dev.everpost.health.probe.Target.Trust;
import dev.everpost.provider.web.Authorities;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * One TLS handshake, and what the server showed in it (RFC 8446; names as RFC 6125 has them). For one connection.
 *
 * <p>A new context for each, so that no session is resumed: a resumed one shows no certificate.
 */
final class Handshake {

    /** A certificate that ends within this time is an impairment: renewals fail quietly. */
    static final Duration SOON = Duration.ofDays(14);

    private final String host;
    private final boolean verify;
    private final Witness witness;

    /** Throws IllegalArgumentException when the file of authorities cannot be used. */
    Handshake(String host, Trust trust) {
        this.host = host;
        this.verify = trust.verify();
        this.witness = new Witness(verify ? judge(trust) : null);
    }

    /** Lays TLS over the connection; fails with what is wrong with the certificate, if that is it. */
    Taken<SSLSocket> over(Socket tcp, Instant now) throws IOException {
        try {
            var socket = socket(tcp);
            socket.startHandshake();
            return judged(socket, now);
        } catch (StepFailed known) {
            throw known;
        } catch (IOException e) {
            throw new StepFailed(refusal(e, now));
        }
    }

    /** As shown, the server's own first; empty before the server showed any. */
    List<ShownCertificate> shown() {
        var shown = new ArrayList<ShownCertificate>();
        for (var certificate : witness.seen()) {
            shown.add(new ShownCertificate(
                    certificate.getSubjectX500Principal().getName(),
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant(),
                    shown.isEmpty()));
        }
        return shown;
    }

    private SSLSocket socket(Socket tcp) throws IOException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {witness}, null);
            var socket = (SSLSocket) context.getSocketFactory().createSocket(tcp, host, tcp.getPort(), true);
            var parameters = socket.getSSLParameters();
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            if (verify) {
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
            }
            socket.setSSLParameters(parameters);
            return socket;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK cannot set up TLS", impossible);
        }
    }

    private Taken<SSLSocket> judged(SSLSocket socket, Instant now) {
        var first = shown().stream()
                .min((one, other) -> one.until().compareTo(other.until()))
                .orElseThrow();
        boolean soon = now.plus(SOON).isAfter(first.until());
        var words = name(first) + " " + first.ending(now);
        return new Taken<>(
                socket,
                soon ? Reading.IMPAIRED : Reading.WELL,
                words + ", " + socket.getSession().getProtocol());
    }

    /** The dates are looked at first: they are what goes wrong by itself. */
    private String refusal(IOException e, Instant now) {
        var bad = shown().stream().filter(each -> !each.isGoodAt(now)).findFirst();
        if (verify && bad.isPresent()) {
            return name(bad.get()) + " " + bad.get().ending(now);
        }
        var words = StepFailed.words(e);
        if (words.contains("No subject alternative") || words.contains("No name matching")) {
            return "the certificate is for other names than " + host + ": " + words;
        }
        return words.contains("PKIX path")
                ? "the certificate of " + host + " is from no authority that is trusted here, but from " + issuer()
                : "the handshake failed: " + words;
    }

    private String name(ShownCertificate certificate) {
        return certificate.leaf()
                ? "certificate of " + host
                : "certificate above that of " + host + " (" + certificate.subject() + ")";
    }

    private String issuer() {
        return witness.seen().stream()
                .reduce((lower, upper) -> upper)
                .map(X509Certificate::getIssuerX500Principal)
                .map(Object::toString)
                .orElse("nobody");
    }

    private static X509ExtendedTrustManager judge(Trust trust) {
        var file = trust.authorities();
        return Stream.of(file == null ? ofTheMachine() : new Authorities(file).trustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static TrustManager[] ofTheMachine() {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((@Nullable KeyStore) null);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK has no authorities", impossible);
        }
    }
}
