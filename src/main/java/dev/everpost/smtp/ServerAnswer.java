package dev.everpost.smtp;

/**
 * A reply and what follows it.
 *
 * @param verdict whether the reply judges a recipient or a message, and so is no error of the session
 */
record ServerAnswer(Reply reply, Then then, boolean verdict) {

    /** What the session does after the reply. */
    enum Then {
        GO_ON,
        CLOSE,
        START_TLS
    }

    static ServerAnswer goOn(Reply reply) {
        return new ServerAnswer(reply, Then.GO_ON, false);
    }

    static ServerAnswer close(Reply reply) {
        return new ServerAnswer(reply, Then.CLOSE, false);
    }

    static ServerAnswer startTls(Reply reply) {
        return new ServerAnswer(reply, Then.START_TLS, false);
    }

    /** Of RCPT. */
    static ServerAnswer ofRecipient(Reply reply) {
        return new ServerAnswer(reply, Then.GO_ON, reply.code() != 503);
    }

    /** Of the final dot or a BDAT. */
    static ServerAnswer endOfMessage(Reply reply) {
        return new ServerAnswer(reply, Then.GO_ON, true);
    }
}
