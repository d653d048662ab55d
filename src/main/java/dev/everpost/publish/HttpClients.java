package dev.everpost.publish;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** The HTTP client of {@link Post}: everything switched off that a careful caller does not want. */
final class HttpClients {

    private static final Timeout CONNECT_MAX = Timeout.ofSeconds(5);

    /** Shorter than the time after which servers drop idle connections. */
    private static final TimeValue IDLE_MAX = TimeValue.ofSeconds(20);

    private HttpClients() {}

    static CloseableHttpClient client(Reach reach, Duration timeMax, @Nullable SSLContext tls) {
        var request = RequestConfig.custom()
                .setResponseTimeout(Timeout.of(timeMax))
                .setConnectionRequestTimeout(Timeout.of(timeMax))
                .setRedirectsEnabled(false)
                .setContentCompressionEnabled(false)
                .build();
        return HttpClientBuilder.create()
                .setConnectionManager(connections(reach, timeMax, tls))
                .setDefaultRequestConfig(request)
                .setUserAgent("Everpost")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(
            Reach reach, Duration timeMax, @Nullable SSLContext tls) {
        var config = ConnectionConfig.custom()
                .setConnectTimeout(CONNECT_MAX)
                .setSocketTimeout(Timeout.of(timeMax))
                .setTimeToLive(IDLE_MAX)
                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                .build();
        var builder = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedNames(reach))
                .setDefaultConnectionConfig(config)
                .setMaxConnTotal(64)
                .setMaxConnPerRoute(16);
        if (tls != null) {
            builder.setTlsSocketStrategy(new DefaultClientTlsStrategy(tls));
        }
        return builder.build();
    }

    /** Names are checked where they are connected to: a look-up before that could have another answer. */
    private record CheckedNames(Reach reach) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return reach.resolve(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
