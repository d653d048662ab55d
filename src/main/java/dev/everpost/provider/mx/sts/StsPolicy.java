package dev.everpost.provider.mx.sts;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A domain's policy (RFC 8461 section 3.2).
 *
 * @param mx patterns of the exchangers' names in lower case: a name, or {@code *.} and a name
 * @param maxAge how long it may be believed
 */
public record StsPolicy(Mode mode, List<String> mx, Duration maxAge) {

    /** A domain without a policy. */
    public static final StsPolicy NONE = new StsPolicy(Mode.NONE, List.of(), Duration.ZERO);

    /** What follows from it. */
    public enum Mode {
        /** Mail that would break it must not be delivered. */
        ENFORCE,
        /** Mail that would break it is delivered. */
        TESTING,
        /** As if there were no policy. */
        NONE
    }

    public StsPolicy {
        mx = List.copyOf(mx);
    }

    /** Whether mail may be delivered only under it. */
    public boolean isEnforced() {
        return mode == Mode.ENFORCE;
    }

    /** Whether it names this exchanger (section 4.1); the wildcard is one whole label, the leftmost. */
    public boolean names(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        int dot = name.indexOf('.');
        var anyOfItsDomain = dot < 0 ? name : "*" + name.substring(dot);
        return mx.contains(name) || mx.contains(anyOfItsDomain);
    }
}
