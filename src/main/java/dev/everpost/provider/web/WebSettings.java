package dev.everpost.provider.web;

import dev.everpost.fact.ProviderName;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a provider's API is called.
 *
 * @param caFile PEM file of the authorities to trust instead of the JDK's; null for the JDK's
 * @param critical patience with messages of class critical
 * @param others patience with every other message
 * @param connectionsMax kept at once for each of the two patiences, 1 to 1000
 */
public record WebSettings(
        ProviderName name, @Nullable Path caFile, Patience critical, Patience others, int connectionsMax) {

    /** 1.5 s to connect, 4 s for the answer: a code that comes later is useless. */
    public static final Patience CRITICAL = new Patience(Duration.ofMillis(1500), Duration.ofSeconds(4));

    /** 5 s to connect, 60 s for the answer. */
    public static final Patience OTHERS = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(60));

    public WebSettings {
        if (connectionsMax < 1 || connectionsMax > 1000) {
            throw new IllegalArgumentException("connections " + connectionsMax + " is outside 1 to 1000");
        }
    }

    /** The JDK's authorities and the default numbers. */
    public static WebSettings of(ProviderName name) {
        return new WebSettings(name, null, CRITICAL, OTHERS, 64);
    }

    /** The same with one patience for all mail. */
    public WebSettings withPatience(Patience patience) {
        return new WebSettings(name, caFile, patience, patience, connectionsMax);
    }

    /**
     * How long one call may take.
     *
     * @param connect for TCP and TLS, more than zero
     * @param answer the longest silence after the request, more than zero
     */
    public record Patience(Duration connect, Duration answer) {
        public Patience {
            if (!connect.isPositive() || !answer.isPositive()) {
                throw new IllegalArgumentException(
                        "patience needs connect and answer above 0: connect " + connect + ", answer " + answer);
            }
        }

        /** From the call to its end, however the answer trickles in. */
        Duration total() {
            return connect.plus(answer);
        }
    }
}
