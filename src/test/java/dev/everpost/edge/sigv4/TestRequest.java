package dev.everpost.edge.sigv4;

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
    final Map<String, List<String>> headers = new LinkedHashMap<>();

    TestRequest header(String name, String... values) {
        headers.put(name, new ArrayList<>(List.of(values)));
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
        var scope = time.substring(0, 8) + "/us-east-1/ses/aws4_request";
        var canonical = new StringBuilder(method + "\n" + path + "\n" + query + "\n");
        for (var name : signedHeaders.split(";")) {
            canonical
                    .append(name)
                    .append(':')
                    .append(String.join(",", headers(name)))
                    .append('\n');
        }
        canonical.append('\n').append(signedHeaders).append('\n').append(Hashes.sha256Hex(body));
        var text = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n"
                + Hashes.sha256Hex(canonical.toString().getBytes(UTF_8));
        var key = ("AWS4" + Signers.SECRET).getBytes(UTF_8);
        for (var step : scope.split("/")) {
            key = Hashes.hmac(key, step);
        }
        var signature = HexFormat.of().formatHex(Hashes.hmac(key, text));
        return header(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=" + Signers.KEY_ID + "/" + scope + ", SignedHeaders=" + signedHeaders
                        + ", Signature=" + signature);
    }
}
