package dev.everpost.health;

import dev.everpost.fact.ProviderName;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What a signal or a verdict is about. */
public sealed interface Scope extends Comparable<Scope> {

    /** One configured provider: one account at one vendor, in one region, by one protocol. */
    record OfProvider(ProviderName provider) implements Scope {
        @Override
        public String words() {
            return provider.toString();
        }
    }

    /** Our account at one configured provider: it works, but not for us. */
    record Account(ProviderName provider) implements Scope {
        @Override
        public String words() {
            return "the account at " + provider;
        }
    }

    /** What one provider reports of mail that it took; the mail itself may go well meanwhile. */
    record ReportsOf(ProviderName provider) implements Scope {
        @Override
        public String words() {
            return "the reports of " + provider;
        }
    }

    /** A provider as far as mail to one receiver goes; {@code domain} is the recipients' domain, lower case. */
    record AtReceiver(ProviderName provider, String domain) implements Scope {
        @Override
        public String words() {
            return provider + " at " + domain;
        }
    }

    /** A receiver, whoever carries the mail; {@code domain} in lower case. */
    record Receiver(String domain) implements Scope {
        @Override
        public String words() {
            return "the receiver " + domain;
        }
    }

    /**
     * All that is configured of a vendor, or its part in one region or by one protocol; null for any.
     *
     * @param vendor as configurations name the type, such as {@code ses}
     */
    record Vendor(
            String vendor,
            @Nullable String region,
            @Nullable String protocol) implements Scope {
        @Override
        public String words() {
            return vendor + (region == null ? "" : " in " + region) + (protocol == null ? "" : " by " + protocol);
        }
    }

    /** Our own side: name resolution, network, clock, store; {@code part} in a word. */
    record Ourselves(String part) implements Scope {
        @Override
        public String words() {
            return "our own " + part;
        }
    }

    /** For people: {@code alpha}, {@code alpha at example.com}, {@code ses in us-east-1}, {@code our own dns}. */
    String words();

    @Override
    default int compareTo(Scope other) {
        return Comparator.comparing((Scope scope) -> scope.getClass().getSimpleName())
                .thenComparing(Scope::words)
                .compare(this, other);
    }
}
