package dev.everpost.edge.ses.query;

import dev.everpost.ses.Caller;
import java.util.List;

/**
 * One request for an operation, its signature proven.
 *
 * @param invocationIds of the SDK's call, where the SDK sends them
 */
record Call(Caller caller, Form form, List<String> invocationIds) {
    Call {
        invocationIds = List.copyOf(invocationIds);
    }
}
