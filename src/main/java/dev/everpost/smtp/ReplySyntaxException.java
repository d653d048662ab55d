package dev.everpost.smtp;

import java.io.IOException;

/** The peer sent something that is not an SMTP reply, or more of it than the limits allow. */
public final class ReplySyntaxException extends IOException {

    private static final long serialVersionUID = 1;

    ReplySyntaxException(String message) {
        super(message);
    }
}
