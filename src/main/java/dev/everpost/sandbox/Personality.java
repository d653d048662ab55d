package dev.everpost.sandbox;

import java.util.List;

/**
 * One vendor's HTTP API as its documents have it: what it answers when it is well, how it says no, and how it reports back.
 * Thread-safe. The faults, the sockets and the mailroom are the sandbox's.
 */
public interface Personality {

    /** As a configuration's {@code type} names it. */
    String vendor();

    /** The keys of its account for a configuration's flow mapping, such as {@code api_key: test}; the endpoint is not among them. */
    String credentials();

    /** How it says no. */
    ApiRefusals<HttpAnswer> refusals();

    /** Whether a request hands over mail: such requests meet the faults of sending. */
    boolean isSending(HttpRequest request);

    /** What it answers when it is well, having checked credentials and shape as the vendor does. */
    HttpAnswer answer(HttpRequest request, Counter counter);

    /** The requests that tell a webhook what happened, shaped and signed as the vendor does; without its address. */
    List<HookPost> reports(List<Happening> happenings);

    /** What the vendor's side of the counter can do with mail. Thread-safe. */
    interface Counter {

        /** Takes mail: it reaches its recipients, or what the faults have in store, and is reported later. */
        void take(Mail mail);

        /** Whether the account may send, for questions about it. */
        boolean sendingEnabled();

        /** Messages taken since the start, for questions about the quota. */
        long taken();

        /** What became of the mail with this vendor's id, for questions about it; empty when it is not known. */
        List<Happening> history(String id);

        /** A fresh number for ids, never twice. */
        long next();

        /** The time there. */
        java.time.Instant now();
    }

    /**
     * Mail that was handed over.
     *
     * @param id the vendor's name for it
     * @param ourId what came along to tie reports to, or ""
     * @param content as recipients get it, with the trace header where the vendor passes it on
     */
    @SuppressWarnings("ArrayRecordComponent") // carried once to the mailroom, never compared
    record Mail(String id, String ourId, String sender, List<String> recipients, byte[] content) {
        public Mail {
            recipients = List.copyOf(recipients);
        }
    }

    /** Something that became of mail for one recipient. */
    record Happening(Kind kind, String id, String ourId, String sender, String recipient, java.time.Instant at) {}

    /** What can become of it. */
    enum Kind {
        DELIVERED,
        BOUNCED,
        COMPLAINED,
        SUPPRESSED
    }

    /** A request to a webhook. */
    @SuppressWarnings("ArrayRecordComponent") // posted once, never compared
    record HookPost(String contentType, List<HttpAnswer.Header> headers, byte[] body) {
        public HookPost {
            headers = List.copyOf(headers);
        }
    }
}
