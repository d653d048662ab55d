package dev.everpost.edge.sigv4;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request says in X-Amz-Content-Sha256 about its body. Most clients say nothing, and the body is hashed here
 * whether or not they do.
 */
record ContentHash(List<String> declared) {

    static final String UNSIGNED = "UNSIGNED-PAYLOAD";

    static ContentHash of(SignedRequest request, QueryString query) {
        var declared = new ArrayList<>(request.headers("x-amz-content-sha256"));
        declared.addAll(query.values("X-Amz-Content-Sha256"));
        return new ContentHash(List.copyOf(declared));
    }

    /** Why such a body is not taken, or null. */
    @Nullable
    Refusal whyNot(SignatureRules rules) {
        if (declared.stream().anyMatch(value -> value.startsWith("STREAMING-"))) {
            return Refusal.signature("Chunk-signed bodies are not taken; sign the whole body.");
        }
        return isUnsigned() && !rules.allowUnsignedPayload()
                ? Refusal.signature("Unsigned payloads are not taken here; sign the body.")
                : null;
    }

    /** Whether the body hashes to something else than was declared. */
    boolean contradicts(String bodyHash) {
        return !isUnsigned() && declared.stream().anyMatch(value -> !value.equals(bodyHash));
    }

    /** What stands for the body in the canonical request. */
    String canonical(String bodyHash) {
        return isUnsigned() ? UNSIGNED : bodyHash;
    }

    private boolean isUnsigned() {
        return declared.contains(UNSIGNED);
    }
}
