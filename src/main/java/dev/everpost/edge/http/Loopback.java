package dev.everpost.edge.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a call without credentials must look like to be trusted because it comes from this machine.
 *
 * <p>A browser on this machine also calls from the loopback. A page of somebody else can make it call us under that
 * page's own name (DNS rebinding: the Host gives it away) or blindly (cross-site request forgery: the Origin gives it
 * away, and a form cannot have a JSON content type).
 */
final class Loopback {

    private static final Pattern HOST =
            Pattern.compile("(localhost|127(?:\\.\\d{1,3}){3}|\\[::1])(?::(\\d{1,5}))?", Pattern.CASE_INSENSITIVE);
    private static final Set<String> SAFE_TYPES = Set.of("application/json", "message/rfc822");

    private Loopback() {}

    /** True when the peer is this machine and speaks for itself. */
    static boolean isPeer(Call call) {
        var address = call.remoteAddress();
        return !call.forwarded()
                && (address.startsWith("127.")
                        || address.equals("::1")
                        || address.equals("[::1]")
                        || address.equals("0:0:0:0:0:0:0:1")
                        || address.equals("[0:0:0:0:0:0:0:1]"));
    }

    /** What keeps the call from being trusted; empty when nothing does. */
    static Optional<Problem> objection(Call call) {
        if (!isLoopbackHost(call.host())) {
            return Optional.of(Problem.of(
                    421,
                    "host-not-allowed",
                    "Host not allowed",
                    "a call without a key must name this machine in its Host header (localhost, 127.0.0.1 or [::1]), not '"
                            + call.host() + "'; use one of these names or send a key"));
        }
        if (isForeign(call)) {
            return Optional.of(Problem.of(
                    403,
                    "foreign-origin",
                    "Call from another site",
                    "a browser made this call for '" + (call.origin() == null ? call.site() : call.origin())
                            + "', which is not this gateway; call without a browser or send a key"));
        }
        if (call.isUnsafe() && !SAFE_TYPES.contains(call.mediaType())) {
            return Optional.of(Problem.of(
                    415,
                    "content-type-not-allowed",
                    "Content type not allowed",
                    "a " + call.method()
                            + " without a key must have Content-Type application/json or message/rfc822, not '"
                            + call.mediaType() + "'; set it (an empty body may be {})"));
        }
        return Optional.empty();
    }

    private static boolean isLoopbackHost(@Nullable String host) {
        if (host == null) {
            return false;
        }
        var match = HOST.matcher(host);
        return match.matches() && (match.group(2) == null || isPort(Integer.parseInt(match.group(2))));
    }

    private static boolean isPort(int number) {
        return number >= 1 && number <= 65_535;
    }

    private static boolean isForeign(Call call) {
        if (call.origin() != null && !isOwn(call.origin(), call.host())) {
            return true;
        }
        return call.site() != null
                && !call.site().equals("same-origin")
                && !call.site().equals("none");
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        var own = "http://" + host;
        return origin.toLowerCase(Locale.ROOT).equals(own.toLowerCase(Locale.ROOT));
    }
}
