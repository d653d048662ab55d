package dev.everpost.smtp;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads messages from a channel at the pace that the limits ask for. One per session, its thread only. */
final class ServerTextReader {

    private final ServerChannel channel;
    private final ServerDeadline deadline;
    private final ServerLimits.Sizes limits;

    ServerTextReader(ServerChannel channel, ServerDeadline deadline, ServerLimits.Sizes limits) {
        this.channel = channel;
        this.deadline = deadline;
        this.limits = limits;
    }

    /** Up to CRLF.CRLF. */
    ServerText readData(ServerBody body) throws IOException {
        var scanner = ServerTextScanner.dotted(body);
        long start = deadline.now();
        while (!scanner.ended()) {
            if (channel.isDry()) {
                channel.fill(deadline.forBody(start, body.arrivedBytes()));
            }
            channel.consumeTo(scanner.scan(channel.buffer(), channel.position(), channel.limit()));
            var fault = scanner.fault(false);
            if (fault != null) {
                return new ServerText.Lost(faulty(fault));
            }
            if (body.arrivedBytes() > 2L * limits.messageBytes()) {
                return new ServerText.Lost(ServerReplies.tooLarge(limits));
            }
        }
        return verdict(scanner, body, false);
    }

    /** Exactly {@code bytes} octets, whatever they are. */
    ServerText readChunk(ServerBody body, ServerTextScanner scanner, long bytes, boolean last) throws IOException {
        long start = deadline.now();
        long left = bytes;
        while (left > 0) {
            if (channel.isDry()) {
                channel.fill(deadline.forBody(start, bytes - left));
            }
            int from = channel.position();
            int to = (int) Math.min(channel.limit(), from + left);
            scanner.scan(channel.buffer(), from, to);
            channel.consumeTo(to);
            left -= to - from;
        }
        return verdict(scanner, body, last);
    }

    /** Reads past {@code bytes} octets that belong to no message. */
    void skip(long bytes) throws IOException {
        long start = deadline.now();
        long left = bytes;
        while (left > 0) {
            if (channel.isDry()) {
                channel.fill(deadline.forBody(start, bytes - left));
            }
            int to = (int) Math.min(channel.limit(), channel.position() + left);
            left -= to - channel.position();
            channel.consumeTo(to);
        }
    }

    private ServerText verdict(ServerTextScanner scanner, ServerBody body, boolean complete) {
        var reply = refusal(scanner, body, complete);
        return reply == null ? new ServerText.Sound() : new ServerText.Refused(reply);
    }

    private @Nullable Reply refusal(ServerTextScanner scanner, ServerBody body, boolean complete) {
        var fault = scanner.fault(complete);
        if (fault != null) {
            return faulty(fault);
        }
        if (scanner.longestLineBytes() > limits.textLineBytes()) {
            return Reply.of(
                    554,
                    "5.6.0",
                    "A line of the message has " + scanner.longestLineBytes() + " octets, " + limits.textLineBytes()
                            + " are allowed; wrap it or encode it");
        }
        return switch (body.trouble()) {
            case null -> null;
            case TOO_LARGE -> ServerReplies.tooLarge(limits);
            case NO_ROOM -> ServerReplies.NO_ROOM;
        };
    }

    private static Reply faulty(ServerTextFault fault) {
        return Reply.of(554, "5.6.0", "The message contains " + fault.description() + "; lines end with CRLF");
    }
}
