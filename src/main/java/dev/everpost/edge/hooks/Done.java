package dev.everpost.edge.hooks;

import dev.everpost.edge.http.Answer;
import dev.everpost.edge.http.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** How a post ended and what its sender hears; {@code why} is our own text. */
record Done(HookEnd end, String why, Answer answer) {

    static Done well(HookEnd end) {
        return new Done(end, "", new Answer.Bytes(200, "text/plain; charset=utf-8", new byte[0], Map.of()));
    }

    static Done words(HookEnd end, String contentType, String body) {
        return new Done(end, "", new Answer.Bytes(200, contentType, body.getBytes(StandardCharsets.UTF_8), Map.of()));
    }

    /** The sender, who may be anybody, is told in which way it failed and not why. */
    static Done refused(HookEnd end, String why) {
        var problem = Problem.of(
                end.status(),
                "hook-" + end.label().replace('_', '-'),
                "Not taken",
                switch (end) {
                    case FORGED -> "this is not signed, or not with the secret that is configured here";
                    case MALFORMED -> "this cannot be read as what this vendor posts";
                    case BUSY -> "too much at once; send it again";
                    case UNAVAILABLE, INVITATION_FAILED -> "this cannot be taken now; send it again";
                    case TOO_LARGE, UNSUPPORTED, DEFECT, KEPT, HANDSHAKE, INVITATION -> why;
                });
        return new Done(
                end,
                why,
                end.status() == 429 || end.status() == 503 ? problem.withHeader("Retry-After", "5") : problem);
    }
}
