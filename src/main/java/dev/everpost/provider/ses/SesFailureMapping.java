package dev.everpost.provider.ses;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.AccountTrouble;
import dev.everpost.fact.Outcome.Failure;
import dev.everpost.fact.Outcome.ProviderDown;
import dev.everpost.fact.Outcome.Trouble;
import dev.everpost.fact.Outcome.Unknown;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What it means when a call to SES ended without an answer: how far it got decides between down and unknown. */
final class SesFailureMapping {

    /** How the SDK begins a list of every place it looked at, too long for a log line and a table. */
    private static final String NO_CREDENTIALS = "Unable to load credentials from any of the providers in the chain";

    private static final String GIVE_CREDENTIALS = "no AWS credentials found; give the provider access_key_id and"
            + " secret_access_key, or the process credentials where the AWS SDK looks for them";

    private SesFailureMapping() {}

    static Outcome outcome(SdkClientException failed, Transmission transmission) {
        var words = words(failed);
        if (transmission.answeredOk() && !isTimeout(failed) && !isTransport(failed)) {
            return new ProviderDown(Failure.NONSENSE, "answered success with a body that is not SES's: " + words);
        }
        if (transmission.mayHaveArrived()) {
            return new Unknown("no answer after the whole request was sent: " + words);
        }
        if (cause(failed, IOException.class).isEmpty()
                && words.toLowerCase(Locale.ROOT).contains("credentials")) {
            return new AccountTrouble(Trouble.CREDENTIALS, words.startsWith(NO_CREDENTIALS) ? GIVE_CREDENTIALS : words);
        }
        return new ProviderDown(failure(failed), words);
    }

    private static Failure failure(SdkClientException failed) {
        if (cause(failed, UnknownHostException.class).isPresent()) {
            return Failure.NAME_NOT_FOUND;
        }
        if (cause(failed, SSLException.class).isPresent()) {
            return Failure.TLS;
        }
        if (cause(failed, SocketTimeoutException.class).isPresent()) {
            return Failure.CONNECT_TIMEOUT;
        }
        if (cause(failed, ConnectException.class).isPresent()) {
            return Failure.CONNECT_REFUSED;
        }
        return isTimeout(failed) ? Failure.SILENT : Failure.BROKEN;
    }

    private static boolean isTimeout(SdkClientException failed) {
        return failed instanceof ApiCallTimeoutException
                || failed instanceof ApiCallAttemptTimeoutException
                || failed instanceof AbortedException
                || cause(failed, InterruptedIOException.class).isPresent();
    }

    /** Java's own I/O trouble, as opposed to a parser's complaint, which is an IOException too. */
    private static boolean isTransport(SdkClientException failed) {
        return cause(failed, IOException.class)
                .map(io -> !io.getClass().getName().contains(".jackson."))
                .orElse(false);
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failed, Class<T> kind) {
        for (Throwable at = failed; at != null; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return Optional.of(kind.cast(at));
            }
        }
        return Optional.empty();
    }

    private static String words(Throwable failed) {
        Throwable root = failed;
        for (Throwable at = failed; at != null; at = at.getCause()) {
            root = at;
        }
        var message = String.valueOf(failed.getMessage());
        return root == failed
                ? message
                : message + " (" + root.getClass().getSimpleName() + ": " + root.getMessage() + ")";
    }
}
