package dev.everpost.publish.aws;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What is asked of a service of AWS: its headers and its body, not signed yet. */
record Call(Map<String, String> headers, String body) {

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /** A call of a service that speaks JSON 1.1; {@code target} names service and operation. */
    static Call json(String target, String body) {
        return new Call(Map.of("Content-Type", "application/x-amz-json-1.1", "X-Amz-Target", target), body);
    }
}
