package dev.everpost.provider.web;

import dev.everpost.message.MessageClass;
import dev.everpost.world.World;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.io.CloseMode;

/**
 * Calls a provider's API: connections are kept, one try, no redirects, no cookies. Thread-safe; a call blocks a virtual thread
 * and ends within its patience, however slowly the other side drips. Never throws for what the network or the provider does.
 */
public final class WebClient implements AutoCloseable {

    /** Of a longer answer the rest is not read. */
    public static final int ANSWER_BYTES_MAX = 4 << 20;

    private final WebSettings settings;
    private final CloseableHttpClient critical;
    private final CloseableHttpClient others;
    private final World world;

    public WebClient(WebSettings settings, World world) {
        this.settings = settings;
        this.world = world;
        this.critical = Connections.client(settings, settings.critical(), world.names());
        this.others = Connections.client(settings, settings.others(), world.names());
    }

    /** One call with the patience of a message's class. */
    public WebAnswer call(WebRequest request, MessageClass messageClass) {
        return messageClass == MessageClass.CRITICAL
                ? call(request, critical, settings.critical())
                : call(request, others, settings.others());
    }

    /** One call on behalf of no message, with the patience of usual mail. */
    public WebAnswer call(WebRequest request) {
        return call(request, others, settings.others());
    }

    @Override
    public void close() {
        critical.close(CloseMode.GRACEFUL);
        others.close(CloseMode.GRACEFUL);
    }

    private WebAnswer call(WebRequest request, CloseableHttpClient client, WebSettings.Patience patience) {
        var sent = new AtomicBoolean();
        var http = new HttpUriRequestBase(request.method(), request.uri());
        request.headers().forEach(header -> http.addHeader(header.name(), header.value()));
        if (!request.body().isEmpty()) {
            http.setEntity(new WatchedBody(request, sent));
        }
        try (var _ = new Deadline(patience.total(), http::cancel, world)) {
            return client.execute(http, WebClient::answered);
        } catch (IOException failed) {
            return new WebAnswer.Failed(FailureMapping.outcome(failed, sent.get()));
        } catch (RuntimeException failed) {
            // the client throws unchecked when it is closed meanwhile
            var cause = new IOException(failed.getClass().getSimpleName() + ": " + failed.getMessage(), failed);
            return new WebAnswer.Failed(FailureMapping.outcome(cause, sent.get()));
        }
    }

    private static WebAnswer answered(ClassicHttpResponse response) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (var header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        var entity = response.getEntity();
        if (entity == null) {
            return new WebAnswer.Answered(response.getCode(), headers, new byte[0]);
        }
        try (var body = entity.getContent()) {
            return new WebAnswer.Answered(response.getCode(), headers, body.readNBytes(ANSWER_BYTES_MAX));
        }
    }
}
