package dev.everpost.provider.ses;

import dev.everpost.fact.ProviderName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * One SES account and region, as configured.
 *
 * @param region such as {@code eu-west-1}
 * @param endpoint null for Amazon's own of that region
 * @param key null for the SDK's default chain (environment, profile, instance role)
 * @param configurationSet null for none
 * @param caFile PEM file of the authorities to trust instead of the JDK's; null for the JDK's
 * @param critical patience with messages of class critical
 * @param others patience with every other message
 * @param connectionsMax kept at once for each of the two patiences, 1 to 1000
 */
public record SesProviderSettings(
        ProviderName name,
        String region,
        @Nullable URI endpoint,
        @Nullable Key key,
        @Nullable String configurationSet,
        @Nullable Path caFile,
        Patience critical,
        Patience others,
        int connectionsMax) {

    /** 1.5 s to connect, 4 s for the answer: a code that comes later is useless. */
    public static final Patience CRITICAL = new Patience(Duration.ofMillis(1500), Duration.ofSeconds(4));

    /** 5 s to connect, 60 s for the answer. */
    public static final Patience OTHERS = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(60));

    /** Both patiences draw on pools of this size. */
    public static final int CONNECTIONS_MAX = 64;

    public SesProviderSettings {
        if (connectionsMax < 1 || connectionsMax > 1000) {
            throw new IllegalArgumentException("connections " + connectionsMax + " is outside 1 to 1000");
        }
        if (region.isBlank()) {
            throw new IllegalArgumentException("provider " + name + " needs a region, such as eu-west-1");
        }
    }

    /** Amazon's endpoint, the default credentials and the default numbers. */
    public static SesProviderSettings of(ProviderName name, String region) {
        return new SesProviderSettings(name, region, null, null, null, null, CRITICAL, OTHERS, CONNECTIONS_MAX);
    }

    /** Amazon's own endpoint of a region, in whichever partition it is. */
    public static URI home(String region) {
        return URI.create("https://" + SesV2Client.serviceMetadata().endpointFor(Region.of(region)));
    }

    /** The same with another endpoint. */
    public SesProviderSettings withEndpoint(URI other) {
        return new SesProviderSettings(
                name, region, other, key, configurationSet, caFile, critical, others, connectionsMax);
    }

    /** The same with a static key. */
    public SesProviderSettings withKey(Key other) {
        return new SesProviderSettings(
                name, region, endpoint, other, configurationSet, caFile, critical, others, connectionsMax);
    }

    /** The same with a configuration set. */
    public SesProviderSettings withConfigurationSet(String other) {
        return new SesProviderSettings(name, region, endpoint, key, other, caFile, critical, others, connectionsMax);
    }

    /** The same trusting other authorities. */
    public SesProviderSettings withCaFile(Path other) {
        return new SesProviderSettings(
                name, region, endpoint, key, configurationSet, other, critical, others, connectionsMax);
    }

    /** The same with other patiences. */
    public SesProviderSettings withPatience(Patience forCritical, Patience forOthers) {
        return new SesProviderSettings(
                name, region, endpoint, key, configurationSet, caFile, forCritical, forOthers, connectionsMax);
    }

    /**
     * How long one try may take.
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

        /** From the call to its outcome, however the answer trickles in. */
        Duration total() {
            return connect.plus(answer);
        }
    }

    /** An access key; the secret is hidden in text. */
    public record Key(String accessKeyId, String secretAccessKey) {
        @Override
        public String toString() {
            return "Key[" + accessKeyId + ", secret hidden]";
        }
    }
}
