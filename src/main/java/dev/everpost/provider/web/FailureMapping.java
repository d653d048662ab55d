package dev.everpost.provider.web;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.Failure;
import dev.everpost.fact.Outcome.ProviderDown;
import dev.everpost.fact.Outcome.Unknown;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** What it means when a call ended without an answer: how far it got decides between down and unknown. */
final class FailureMapping {

    private FailureMapping() {}

    /** @param sent whether the other side may have the whole request */
    static Outcome outcome(IOException failed, boolean sent) {
        var words = failed.getClass().getSimpleName() + ": " + failed.getMessage();
        return switch (failed) {
            case UnknownHostException _ -> new ProviderDown(Failure.NAME_NOT_FOUND, words);
            case ConnectTimeoutException _ -> new ProviderDown(Failure.CONNECT_TIMEOUT, words);
            case ConnectException _, NoRouteToHostException _ -> new ProviderDown(Failure.CONNECT_REFUSED, words);
            case SSLException _ when !sent -> new ProviderDown(Failure.TLS, words);
            default ->
                sent
                        ? new Unknown("no answer after the whole request was sent: " + words)
                        : new ProviderDown(failure(failed), words);
        };
    }

    private static Failure failure(IOException failed) {
        return failed instanceof SocketTimeoutException || failed.getMessage() == null
                ? Failure.SILENT
                : Failure.BROKEN;
    }
}
