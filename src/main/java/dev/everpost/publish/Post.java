package dev.everpost.publish;

import dev.everpost.world.Promise;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * Posts to endpoints that may be slow, hostile or somewhere else than they say: bounded in time and in what is read, no redirects,
 * no retries, addresses checked when connecting. Thread-safe.
 */
public final class Post implements AutoCloseable {

    /** One call ends after this time, whatever the endpoint does. */
    public static final Duration TIME_MAX = Duration.ofSeconds(15);

    /** Of an answer, more is not read. */
    public static final int ANSWER_BYTES_MAX = 64 * 1024;

    private final Reach reach;
    private final World world;
    private final Duration timeMax;
    private final CloseableHttpClient client;

    public Post(Reach reach, World world) {
        this(reach, world, TIME_MAX, null);
    }

    /** @param tls null for the authorities of the Java runtime */
    Post(Reach reach, World world, Duration timeMax, @Nullable SSLContext tls) {
        this.reach = reach;
        this.world = world;
        this.timeMax = timeMax;
        this.client = HttpClients.client(reach, timeMax, tls);
    }

    /** What came of a call. */
    public sealed interface Answer {

        /** The endpoint answered; {@code body} is cut at {@value #ANSWER_BYTES_MAX} bytes. */
        @SuppressWarnings("ArrayRecordComponent") // read once and never compared
        record Answered(int status, byte[] body) implements Answer {
            /** 200 to 299. */
            public boolean isYes() {
                return status / 100 == 2;
            }
        }

        /** There was no answer. */
        record None(String why) implements Answer {}
    }

    /** Posts and returns the answer. */
    public Answer send(URI to, Map<String, String> headers, byte[] body) {
        var request = new HttpPost(to);
        headers.forEach(request::setHeader);
        var type = headers.getOrDefault("Content-Type", "application/octet-stream");
        request.setEntity(new ByteArrayEntity(body, ContentType.parse(type)));
        return send(to, request);
    }

    /** Fetches and returns the answer, with the same care. */
    public Answer get(URI from) {
        return send(from, new HttpGet(from));
    }

    private Answer send(URI to, HttpUriRequestBase request) {
        var objection = reach.objection(to);
        if (objection.isPresent()) {
            return new Answer.None(to + " is not used: " + objection.get());
        }
        var ended = new Promise<Boolean>(world);
        world.threads().start("post-watch", () -> {
            if (ended.await(timeMax).isEmpty()) {
                request.abort();
            }
        });
        try {
            return exchange(request);
        } finally {
            ended.keep(true);
        }
    }

    /** An answer that was not read to its end costs its connection: closing it would wait for the end of an endless one. */
    private Answer exchange(HttpUriRequestBase request) {
        boolean whole = false;
        try {
            var response = open(request);
            var body = head(response);
            whole = body.length < ANSWER_BYTES_MAX;
            if (whole) {
                response.close();
            }
            return new Answer.Answered(response.getCode(), body);
        } catch (IOException | HttpException e) {
            return new Answer.None(request.isAborted() ? "no answer within " + timeMax.toSeconds() + " s" : words(e));
        } finally {
            if (!whole) {
                request.abort();
            }
        }
    }

    private ClassicHttpResponse open(HttpUriRequestBase request) throws IOException, HttpException {
        HttpHost target = RoutingSupport.determineHost(request);
        return client.executeOpen(target, request, HttpClientContext.create());
    }

    private static byte[] head(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        return entity == null ? new byte[0] : entity.getContent().readNBytes(ANSWER_BYTES_MAX);
    }

    private static String words(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
