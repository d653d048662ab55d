package dev.everpost.provider.ses;

/**
 * How far one call got: the line between "nothing was handed over" and "nobody knows".
 *
 * <p>SES can only take a message whose request body is complete, so until the HTTP client has fetched the body's last
 * byte to send it, nothing was handed over. Thread-safe.
 */
final class Transmission {

    private volatile boolean bodyComplete;
    private volatile int status;

    void completeBody() {
        bodyComplete = true;
    }

    void answer(int httpStatus) {
        status = httpStatus;
    }

    /** True when SES may have the whole request. */
    boolean mayHaveArrived() {
        return bodyComplete;
    }

    /** True when a status line of success came. */
    boolean answeredOk() {
        return status >= 200 && status < 300;
    }
}
