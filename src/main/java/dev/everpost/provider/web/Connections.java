package dev.everpost.provider.web;

import dev.everpost.provider.web.WebSettings.Patience;
import dev.everpost.world.Names;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The HTTP client behind {@link WebClient}: everything switched off that would act on its own. */
final class Connections {

    /** Shorter than the time after which servers drop idle connections. */
    private static final TimeValue AGE_MAX = TimeValue.ofMinutes(5);

    private static final TimeValue UNCHECKED_MAX = TimeValue.ofMilliseconds(500);

    private Connections() {}

    static CloseableHttpClient client(WebSettings settings, Patience patience, Names names) {
        var request = RequestConfig.custom()
                .setResponseTimeout(Timeout.of(patience.answer()))
                .setConnectionRequestTimeout(Timeout.of(patience.connect()))
                .setRedirectsEnabled(false)
                .setContentCompressionEnabled(false)
                .setExpectContinueEnabled(false)
                .build();
        return HttpClientBuilder.create()
                .setConnectionManager(connections(settings, patience, names))
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
            WebSettings settings, Patience patience, Names names) {
        var config = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(patience.connect()))
                .setSocketTimeout(Timeout.of(patience.answer()))
                .setTimeToLive(AGE_MAX)
                .setValidateAfterInactivity(UNCHECKED_MAX)
                .build();
        var builder = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new WorldDns(names))
                .setDefaultConnectionConfig(config)
                .setMaxConnTotal(settings.connectionsMax())
                .setMaxConnPerRoute(settings.connectionsMax());
        var authorities = settings.caFile();
        if (authorities != null) {
            builder.setTlsSocketStrategy(new DefaultClientTlsStrategy(trusting(authorities)));
        }
        return builder.build();
    }

    private static SSLContext trusting(Path authorities) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new Authorities(authorities).trustManagers(), null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has TLS", impossible);
        }
    }
}
