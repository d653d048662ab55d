package dev.everpost.provider.ses;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The certificates that topics sign with, fetched once each. Thread-safe: one is fetched at a time, and what cannot be fetched is
 * not asked for again for a while, whoever posts it.
 *
 * <p>Trust in one comes from the connection by which it is fetched (https to a host of SNS, whose chain Java checks); its issuer is not
 * in Java's own list, so only its dates are checked besides.
 */
final class SigningCertificates {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration REST = Duration.ofSeconds(30);
    private static final int BYTES_MAX = 64 * 1024;
    private static final int KEPT_MAX = 50;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Map<URI, Answer> answers = new LinkedHashMap<>();

    private record Answer(Optional<X509Certificate> certificate, Instant askedAt) {}

    /** Empty when there is none, or it is not valid now. */
    synchronized Optional<X509Certificate> at(URI place, Instant now) {
        var answer = known(place, now).orElseGet(() -> asked(place, now));
        return answer.certificate().filter(certificate -> isValid(certificate, now));
    }

    private Optional<Answer> known(URI place, Instant now) {
        return Optional.ofNullable(answers.get(place))
                .filter(answer -> answer.certificate().isPresent()
                        || now.isBefore(answer.askedAt().plus(REST)));
    }

    private Answer asked(URI place, Instant now) {
        var answer = new Answer(fetch(place), now);
        keep(place, answer);
        return answer;
    }

    private void keep(URI place, Answer answer) {
        if (answers.size() >= KEPT_MAX) {
            answers.remove(answers.keySet().iterator().next());
        }
        answers.put(place, answer);
    }

    private Optional<X509Certificate> fetch(URI place) {
        var request = HttpRequest.newBuilder(place).timeout(PATIENCE).GET().build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                return answer.statusCode() == 200 ? read(body.readNBytes(BYTES_MAX)) : Optional.empty();
            }
        } catch (IOException unreachable) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<X509Certificate> read(byte[] pem) {
        try {
            return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem))
                            instanceof X509Certificate certificate
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (CertificateException notOne) {
            return Optional.empty();
        }
    }

    private static boolean isValid(X509Certificate certificate, Instant now) {
        try {
            certificate.checkValidity(Date.from(now));
            return true;
        } catch (CertificateException expired) {
            return false;
        }
    }
}
