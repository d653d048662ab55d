package dev.everpost.provider.ses;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** An HTTP client that notes in the caller's {@link Transmission} how far each request got. Thread-safe. */
final class WatchedHttpClient implements SdkHttpClient {

    /** Bound by whoever calls the SDK, on the thread that calls. */
    static final ScopedValue<Transmission> TRANSMISSION = ScopedValue.newInstance();

    private final SdkHttpClient client;

    WatchedHttpClient(SdkHttpClient client) {
        this.client = client;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        if (!TRANSMISSION.isBound()) {
            return client.prepareRequest(request);
        }
        var transmission = TRANSMISSION.get();
        long length = request.httpRequest()
                .firstMatchingHeader("Content-Length")
                .map(Long::parseLong)
                .orElse(0L);
        var watched = HttpExecuteRequest.builder().request(request.httpRequest());
        request.contentStreamProvider()
                .ifPresent(body -> watched.contentStreamProvider(watch(body, length, transmission)));
        request.metricCollector().ifPresent(watched::metricCollector);
        return new WatchedCall(client.prepareRequest(watched.build()), transmission);
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }

    private static ContentStreamProvider watch(ContentStreamProvider body, long length, Transmission transmission) {
        return () -> new WatchedBody(body.newStream(), length, transmission);
    }

    private record WatchedCall(ExecutableHttpRequest watched, Transmission transmission)
            implements ExecutableHttpRequest {

        @Override
        public HttpExecuteResponse call() throws IOException {
            var response = watched.call();
            transmission.answer(response.httpResponse().statusCode());
            return response;
        }

        @Override
        public void abort() {
            watched.abort();
        }
    }

    private static final class WatchedBody extends FilterInputStream {

        private final Transmission transmission;
        private long left;

        WatchedBody(InputStream body, long length, Transmission transmission) {
            super(body);
            this.left = length;
            this.transmission = transmission;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            note(value < 0 ? value : 1);
            return value;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            note(count);
            return count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void note(int count) {
            left -= Math.max(0, count);
            if (count < 0 || left <= 0) {
                transmission.completeBody();
            }
        }
    }
}
