package dev.everpost.edge.ses.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Calls the query API over HTTP, signed by the AWS SDK's own signer. */
final class QueryCall {

    /** What the HTTP client sets by itself. */
    private static final Set<String> OWN = Set.of("host", "content-length");

    private final QueryServer server;
    private Map<String, String> headers = Map.of();
    private String secret = QueryServer.SECRET;

    QueryCall(QueryServer server) {
        this.server = server;
    }

    QueryCall with(String header, String value) {
        headers = Map.of(header, value);
        return this;
    }

    QueryCall signedWith(String other) {
        secret = other;
        return this;
    }

    /** Names and values by turns. */
    Answered action(String name, String... parameters) throws Exception {
        return post(form(name, parameters));
    }

    Answered post(String form) throws Exception {
        return call("POST", server.uri(), form);
    }

    Answered get(String query) throws Exception {
        return call("GET", URI.create(server.uri() + "?" + query), "");
    }

    static String form(String action, String... parameters) {
        var form = new StringJoiner("&").add("Action=" + action).add("Version=2010-12-01");
        for (int i = 0; i < parameters.length; i += 2) {
            form.add(URLEncoder.encode(parameters[i], UTF_8) + "=" + URLEncoder.encode(parameters[i + 1], UTF_8));
        }
        return form.toString();
    }

    private Answered call(String method, URI uri, String form) throws Exception {
        var octets = form.getBytes(UTF_8);
        var signed = AwsV4HttpSigner.create()
                .sign(request -> request.identity(AwsCredentialsIdentity.create(QueryServer.KEY_ID, secret))
                        .request(SdkHttpRequest.builder()
                                .method(SdkHttpMethod.fromValue(method))
                                .uri(uri)
                                .build())
                        .payload(ContentStreamProvider.fromInputStream(new ByteArrayInputStream(octets)))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ses")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1"));
        var request = HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofByteArray(octets));
        headers.forEach(request::header);
        signed.request().forEachHeader((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try (var client = HttpClient.newHttpClient()) {
            return Answered.of(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        }
    }
}
