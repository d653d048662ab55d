package dev.everpost.edge.sigv4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request by hand, signed the way botocore does: only what it chooses, nothing about the body. */
final class TestRequest implements SignedRequest {

    String method = "POST";
    String path = "/v2/email/outbound-emails";
    String query = "";
    byte[] body = "{}".getBytes(UTF_8);
    String payload = "";
    final Map<String, List<String>> headers = new LinkedHashMap<>();

    /** What botocore sends. */
    static TestRequest botocore() {
        return new TestRequest()
                .header("host", "127.0.0.1:8025")
                .header("content-type", "application/json")
                .header("x-amz-date", Verification.TIME)
                .sign(Verification.TIME, "content-type;host;x-amz-date");
    }

    /** A presigned URL, good for so long. */
    static TestRequest presigned(String time, String expires) {
        var request = new TestRequest().header("host", "127.0.0.1:8025");
        request.method = "GET";
        request.path = "/v2/email/account";
        request.body = new byte[0];
        return request.presign(time, "X-Amz-Expires=" + expires + "&", "host");
    }

    TestRequest header(String name, String... values) {
        headers.put(name, new ArrayList<>(List.of(values)));
        return this;
    }

    TestRequest add(String name, String value) {
        headers.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        return this;
    }

    TestRequest without(String name) {
        headers.remove(name);
        return this;
    }

    TestRequest method(String other) {
        method = other;
        return this;
    }

    TestRequest path(String other) {
        path = other;
        return this;
    }

    TestRequest query(String other) {
        query = other;
        return this;
    }

    TestRequest body(byte[] other) {
        body = other;
        return this;
    }

    /** Replaces text in the Authorization header and in the query. */
    TestRequest replace(String from, String to) {
        query = query.replace(from, to);
        headers.computeIfPresent(
                "authorization",
                (_, values) ->
                        values.stream().map(value -> value.replace(from, to)).toList());
        return this;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String query() {
        return query;
    }

    @Override
    public List<String> headers(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /** Signs what the request holds now. */
    TestRequest sign(String time, String signedHeaders) {
        return header(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=" + Signers.KEY_ID + "/" + scope(time) + ", SignedHeaders=" + signedHeaders
                        + ", Signature=" + signature(time, signedHeaders));
    }

    /** Signs in the query; {@code others} are parameters that sort between the date and the signed headers. */
    TestRequest presign(String time, String others, String signedHeaders) {
        query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=" + Signers.KEY_ID + "%2F"
                + scope(time).replace("/", "%2F") + "&X-Amz-Date=" + time + "&" + others + "X-Amz-SignedHeaders="
                + signedHeaders.replace(";", "%3B");
        query += "&X-Amz-Signature=" + signature(time, signedHeaders);
        return this;
    }

    private static String scope(String time) {
        return time.substring(0, 8) + "/us-east-1/ses/aws4_request";
    }

    private String signature(String time, String signedHeaders) {
        var canonical = new StringBuilder(method + "\n" + path + "\n" + query + "\n");
        for (var name : signedHeaders.split(";")) {
            canonical
                    .append(name)
                    .append(':')
                    .append(String.join(",", headers(name)))
                    .append('\n');
        }
        canonical.append('\n').append(signedHeaders).append('\n');
        canonical.append(payload.isEmpty() ? Hashes.sha256Hex(body) : payload);
        var text = "AWS4-HMAC-SHA256\n" + time + "\n" + scope(time) + "\n"
                + Hashes.sha256Hex(canonical.toString().getBytes(ISO_8859_1));
        var key = ("AWS4" + Signers.SECRET).getBytes(UTF_8);
        for (var step : scope(time).split("/")) {
            key = Hashes.hmac(key, step);
        }
        return HexFormat.of().formatHex(Hashes.hmac(key, text));
    }
}
