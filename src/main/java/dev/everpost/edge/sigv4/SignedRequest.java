package dev.everpost.edge.sigv4;

import java.util.List;

/** The parts of an HTTP request that a signature covers, before its body. */
public interface SignedRequest {

    String method();

    /** The path as on the wire, percent-encoded. */
    String path();

    /** The query string as on the wire; "" when there is none. */
    String query();

    /** All values of a header in their order, one character for each octet; empty when absent. The name is in lower case. */
    List<String> headers(String name);
}
