package dev.everpost.provider.mx;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the receivers of one domain are treated.
 *
 * @param connectionsMax conversations at one time
 * @param perSecond recipients a second; null for no ceiling
 * @param tls the least that is asked; a domain's own MTA-STS policy may ask more
 */
public record DomainRules(int connectionsMax, @Nullable Double perSecond, TlsDemand tls) {

    /** 20 conversations, no ceiling, opportunistic TLS. */
    public static final DomainRules STANDARD = new DomainRules(20, null, TlsDemand.OPPORTUNISTIC);

    public DomainRules {
        if (connectionsMax < 1 || perSecond != null && perSecond <= 0) {
            throw new IllegalArgumentException(
                    "a domain needs connections and a rate: " + connectionsMax + ", " + perSecond);
        }
    }

    /**
     * The rules of all domains.
     *
     * @param named by domain in lower case; they hold for that domain alone, not for those below it
     */
    public record Book(DomainRules others, Map<String, DomainRules> named) {

        public Book {
            named = Map.copyOf(named);
        }

        DomainRules of(String domain) {
            return named.getOrDefault(domain, others);
        }
    }
}
