package dev.everpost.route;

import dev.everpost.fact.ProviderName;
import dev.everpost.provider.Capabilities;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What routing may ask of the providers at any time. Thread-safe; answers at once, from memory. */
public interface Market {

    /** What it can carry now; null when there is no such provider. */
    @Nullable
    Capabilities capabilities(ProviderName provider);

    /** What was agreed with it. */
    default Terms terms(ProviderName provider) {
        return Terms.UNTOLD;
    }

    /** How much of what it may carry is taken, 0 to 1: of its concurrency or of its quota for the day, whichever is scarcer. */
    default double load(ProviderName provider) {
        return 0;
    }

    /** Why it is known that it would not take mail from this domain, completing its name; null when it would, or nobody knows. */
    default @Nullable String objection(ProviderName provider, String senderDomain) {
        return null;
    }

    /** A market where only capabilities differ. */
    static Market of(Function<ProviderName, @Nullable Capabilities> capabilities) {
        return capabilities::apply;
    }
}
