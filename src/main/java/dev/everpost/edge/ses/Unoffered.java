package dev.everpost.edge.ses;

import org.jspecify.annotations.Nullable;

/** Members that ask for something Everpost does not do, and whose silence would mislead. */
final class Unoffered {

    private Unoffered() {}

    /** Passes over a member; the first that asks for what is not offered is the refusal. */
    static @Nullable Fault member(String name, JsonBody body, @Nullable Fault before) {
        boolean given = body.isGiven();
        body.skip();
        return before == null && given ? refusal(name) : before;
    }

    private static @Nullable Fault refusal(String name) {
        return switch (name) {
            case "ListManagementOptions" ->
                Fault.badRequest(
                        "ListManagementOptions is not offered: Everpost keeps no contact lists. Leave it out and"
                                + " add List-Unsubscribe headers of your own.");
            case "TenantName" ->
                Fault.badRequest("TenantName is not offered: Everpost keeps no tenants. Leave it out and use a"
                        + " configuration set or an access key for each tenant.");
            case "EndpointId" ->
                Fault.badRequest("EndpointId is not offered: Everpost itself is the endpoint over many regions. Leave"
                        + " it out.");
            default -> null;
        };
    }
}
