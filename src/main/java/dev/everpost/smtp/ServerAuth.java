package dev.everpost.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The AUTH exchange, RFC 4954: PLAIN (RFC 4616) and LOGIN. Keeps no password. */
final class ServerAuth {

    private static final Reply BAD_BASE64 = Reply.of(501, "5.5.2", "The response is not base64");
    private static final Reply CANCELLED = Reply.of(501, "5.7.0", "AUTH cancelled");
    private static final Reply NOT_FOR_ANOTHER =
            Reply.of(535, "5.7.8", "Acting for somebody else is not possible; leave the authorization identity empty");

    private final ServerChannel channel;
    private final ServerLineReader lines;
    private final ServerDeadline deadline;
    private final SmtpHandler handler;

    ServerAuth(ServerChannel channel, ServerLineReader lines, ServerDeadline deadline, SmtpHandler handler) {
        this.channel = channel;
        this.lines = lines;
        this.deadline = deadline;
        this.handler = handler;
    }

    /** What a client's response was. */
    private sealed interface Response {
        record Decoded(String text) implements Response {}

        record Failed(ServerAnswer answer) implements Response {}
    }

    ServerAnswer exchange(String mechanism, @Nullable String initial) throws IOException {
        return switch (mechanism) {
            case "PLAIN" -> plain(initial == null ? ask("") : decode(initial));
            case "LOGIN" -> login(initial == null ? ask("VXNlcm5hbWU6") : decode(initial));
            default -> ServerAnswer.goOn(Reply.of(504, "5.5.4", "Mechanism not supported; use PLAIN or LOGIN"));
        };
    }

    private ServerAnswer plain(Response response) {
        return switch (response) {
            case Response.Failed(var answer) -> answer;
            case Response.Decoded(var text) -> plain(text.split("\0", -1));
        };
    }

    private ServerAnswer plain(String[] parts) {
        if (parts.length != 3 || parts[1].isEmpty()) {
            return ServerAnswer.goOn(Reply.of(501, "5.5.2", "PLAIN is: [identity] NUL user NUL password"));
        }
        boolean forAnother = !parts[0].isEmpty() && !parts[0].equals(parts[1]);
        return ServerAnswer.goOn(forAnother ? NOT_FOR_ANOTHER : handler.authenticate(parts[1], parts[2]));
    }

    private ServerAnswer login(Response name) throws IOException {
        return switch (name) {
            case Response.Failed(var answer) -> answer;
            case Response.Decoded(var username) ->
                switch (ask("UGFzc3dvcmQ6")) {
                    case Response.Failed(var answer) -> answer;
                    case Response.Decoded(var password) -> ServerAnswer.goOn(handler.authenticate(username, password));
                };
        };
    }

    private Response ask(String challenge) throws IOException {
        channel.write(Reply.of(334, "", challenge));
        return switch (lines.read(deadline.forCommand(deadline.now()))) {
            case ServerLine.Text(var text, int octets) ->
                octets > ServerLineReader.LINE_BYTES_MAX
                        ? failed(ServerReplies.commandTooLong(ServerLineReader.LINE_BYTES_MAX))
                        : decode(text);
            case ServerLine.Broken(var fault) -> new Response.Failed(ServerAnswer.close(ServerReplies.broken(fault)));
            case ServerLine.Endless() ->
                new Response.Failed(ServerAnswer.close(ServerReplies.commandTooLong(ServerLineReader.LINE_BYTES_MAX)));
        };
    }

    private static Response decode(String text) {
        if (text.equals("*")) {
            return failed(CANCELLED);
        }
        try {
            var octets = Base64.getDecoder().decode(text.equals("=") ? "" : text);
            return new Response.Decoded(new String(octets, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return failed(BAD_BASE64);
        }
    }

    private static Response failed(Reply reply) {
        return new Response.Failed(ServerAnswer.goOn(reply));
    }
}
