package dev.everpost.provider.ses;

import dev.everpost.message.MessageClass;
import dev.everpost.provider.ses.SesProviderSettings.Patience;
import dev.everpost.provider.web.Authorities;
import dev.everpost.provider.web.WorldDns;
import dev.everpost.world.Names;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/** Two SDK clients for one account, because the SDK fixes the time to connect per client: an impatient one for critical mail. */
final class SesClients implements AutoCloseable {

    /** Shorter than the time after which a server drops an idle connection: a stale one would give an unknown outcome. */
    private static final Duration IDLE_MAX = Duration.ofSeconds(20);

    private final SesV2Client critical;
    private final SesV2Client others;

    SesClients(SesProviderSettings settings, Names names) {
        var credentials = credentials(settings);
        this.critical = client(settings, settings.critical(), credentials, names);
        this.others = client(settings, settings.others(), credentials, names);
    }

    SesV2Client forClass(MessageClass messageClass) {
        return switch (messageClass) {
            case CRITICAL -> critical;
            case TRANSACTIONAL, BULK -> others;
        };
    }

    @Override
    public void close() {
        critical.close();
        others.close();
    }

    private static SesV2Client client(
            SesProviderSettings settings, Patience patience, AwsCredentialsProvider credentials, Names names) {
        var builder = SesV2Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials)
                .httpClient(new WatchedHttpClient(http(settings, patience, names)))
                .overrideConfiguration(override -> override.apiCallTimeout(patience.total())
                        // one layer of retries, and it is not this one
                        .retryStrategy(AwsRetryStrategy.doNotRetry()));
        var endpoint = settings.endpoint();
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        return builder.build();
    }

    private static SdkHttpClient http(SesProviderSettings settings, Patience patience, Names names) {
        var builder = Apache5HttpClient.builder()
                .dnsResolver(new WorldDns(names))
                .connectionTimeout(patience.connect())
                .connectionAcquisitionTimeout(patience.total())
                .socketTimeout(patience.answer())
                .maxConnections(settings.connectionsMax())
                .connectionMaxIdleTime(IDLE_MAX);
        var caFile = settings.caFile();
        if (caFile != null) {
            var managers = new Authorities(caFile).trustManagers();
            builder.tlsTrustManagersProvider(() -> managers);
        }
        return builder.build();
    }

    private static AwsCredentialsProvider credentials(SesProviderSettings settings) {
        var key = settings.key();
        return key == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));
    }
}
