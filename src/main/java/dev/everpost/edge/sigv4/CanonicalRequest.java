package dev.everpost.edge.sigv4;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The canonical request of SigV4, built from the wire alone (AWS Signature Version 4, "Create a canonical request"). */
final class CanonicalRequest {

    private CanonicalRequest() {}

    static String of(SignedRequest request, String query, List<String> signedHeaders, String bodyHash) {
        var out = new StringBuilder(512);
        out.append(request.method()).append('\n');
        out.append(CanonicalPath.of(request.path())).append('\n');
        out.append(query).append('\n');
        for (var name : signedHeaders) {
            out.append(name).append(':');
            values(out, request.headers(name));
            out.append('\n');
        }
        out.append('\n');
        names(out, signedHeaders);
        return out.append('\n').append(bodyHash).toString();
    }

    private static void names(StringBuilder out, List<String> signedHeaders) {
        for (int i = 0; i < signedHeaders.size(); i++) {
            out.append(i == 0 ? "" : ";").append(signedHeaders.get(i));
        }
    }

    private static void values(StringBuilder out, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            collapsed(out, values.get(i).strip());
        }
    }

    /** Runs of spaces become one space. */
    private static void collapsed(StringBuilder out, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != ' ' || value.charAt(i - 1) != ' ') {
                out.append(c);
            }
        }
    }

    /** Header values hold one character for each octet, as the server reads them; the rest is ASCII. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
