package dev.everpost.smtp;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mail transaction (RFC 5321 section 3.3): MAIL, RCPT and the message, in that order. One per session, its thread only. */
final class ServerTransaction {

    private final SmtpHandler handler;
    private final ServerChannel channel;
    private final ServerTextReader reader;
    private final ServerLimits limits;
    private final ServerBudget budget;
    private final ServerEvents events;

    private boolean open;
    private int recipients;
    private long declaredBytes;
    private @Nullable Chunks chunks;

    /** A message that comes by BDAT. */
    private record Chunks(ServerBody body, ServerTextScanner scanner) {}

    ServerTransaction(
            SmtpHandler handler,
            ServerChannel channel,
            ServerTextReader reader,
            ServerLimits limits,
            ServerBudget budget,
            ServerEvents events) {
        this.handler = handler;
        this.channel = channel;
        this.reader = reader;
        this.limits = limits;
        this.budget = budget;
        this.events = events;
    }

    boolean isOpen() {
        return open;
    }

    Reply mail(@Nullable String address, Map<String, String> parameters) {
        if (open) {
            return ServerReplies.MAIL_ALREADY;
        }
        long size = declaredSize(parameters);
        if (size > limits.sizes().messageBytes()) {
            return ServerReplies.tooLarge(limits.sizes());
        }
        var reply = handler.mail(address, parameters);
        if (reply.isPositive()) {
            open = true;
            declaredBytes = size;
        }
        return reply;
    }

    Reply rcpt(String address, Map<String, String> parameters) {
        if (!open) {
            return ServerReplies.MAIL_FIRST;
        }
        if (chunks != null) {
            return ServerReplies.BDAT_UNDER_WAY;
        }
        if (recipients >= limits.counts().recipients()) {
            return ServerReplies.tooManyRecipients(limits.counts().recipients());
        }
        var reply = handler.rcpt(address, parameters);
        if (reply.isPositive()) {
            recipients++;
        }
        return reply;
    }

    ServerAnswer data() throws IOException {
        var refusal = notReadyForContent();
        if (refusal != null || chunks != null) {
            return ServerAnswer.goOn(refusal != null ? refusal : ServerReplies.BDAT_UNDER_WAY);
        }
        channel.write(ServerReplies.GO_AHEAD);
        var body = new ServerBody(budget, limits.sizes().messageBytes(), declaredBytes);
        try {
            return settle(reader.readData(body), body);
        } finally {
            body.drop();
        }
    }

    /** Whatever the answer, exactly {@code bytes} octets are read, or the session ends. */
    ServerAnswer bdat(long bytes, boolean last) throws IOException {
        var refusal = notReadyForContent();
        if (bytes > 2L * limits.sizes().messageBytes()) {
            abandon();
            return ServerAnswer.close(ServerReplies.tooLarge(limits.sizes()));
        }
        if (refusal != null) {
            reader.skip(bytes);
            return ServerAnswer.goOn(refusal);
        }
        return chunk(bytes, last);
    }

    private ServerAnswer chunk(long bytes, boolean last) throws IOException {
        var now = chunks == null ? firstChunk() : chunks;
        chunks = now;
        var text = reader.readChunk(now.body(), now.scanner(), bytes, last);
        if (last || !(text instanceof ServerText.Sound)) {
            return settle(text, now.body());
        }
        return ServerAnswer.goOn(Reply.of(250, "2.0.0", bytes + " octets received"));
    }

    private Chunks firstChunk() {
        var body = new ServerBody(budget, limits.sizes().messageBytes(), declaredBytes);
        return new Chunks(body, ServerTextScanner.counted(body));
    }

    /** RSET, EHLO, the end of the session. */
    void abandon() {
        if (open) {
            clear();
            handler.reset();
        }
    }

    private @Nullable Reply notReadyForContent() {
        if (!open) {
            return ServerReplies.MAIL_FIRST;
        }
        return recipients == 0 ? ServerReplies.NO_RECIPIENTS : null;
    }

    private ServerAnswer settle(ServerText text, ServerBody body) {
        return switch (text) {
            case ServerText.Sound() -> ServerAnswer.endOfMessage(deliver(body));
            case ServerText.Refused(var reply) -> {
                abandon();
                yield ServerAnswer.endOfMessage(reply);
            }
            case ServerText.Lost(var reply) -> {
                abandon();
                yield ServerAnswer.close(reply);
            }
        };
    }

    private Reply deliver(ServerBody body) {
        try {
            var content = body.content();
            var reply = handler.data(content);
            if (reply.isPositive()) {
                events.messageTaken(content.length);
            }
            return reply;
        } finally {
            clear();
        }
    }

    private void clear() {
        if (chunks != null) {
            chunks.body().drop();
        }
        chunks = null;
        open = false;
        recipients = 0;
        declaredBytes = 0;
    }

    private static long declaredSize(Map<String, String> parameters) {
        var size = parameters.getOrDefault("SIZE", "0");
        return size.length() > 18 ? Long.MAX_VALUE : Long.parseLong(size);
    }
}
