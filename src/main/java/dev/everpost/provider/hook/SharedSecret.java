package dev.everpost.provider.hook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor that signs nothing shows instead: HTTP Basic credentials (RFC 7617), a token in the address, or both. Immutable;
 * compared in constant time; hidden in text.
 *
 * <p>The token stands in the query as {@code token=...} or is the last segment of the path.
 *
 * @param username with {@code password}, or null
 * @param password with {@code username}, or null
 * @param token or null
 */
public record SharedSecret(
        @Nullable String username,
        @Nullable String password,
        @Nullable String token) {

    public SharedSecret {
        if ((username == null) != (password == null)) {
            throw new IllegalArgumentException("a user name and a password go together");
        }
        if (username == null && token == null) {
            throw new IllegalArgumentException(
                    "a webhook that is not signed needs a user name and password, or a token");
        }
    }

    /** Whether the request shows all that is asked for. */
    public boolean isShownBy(HookRequest request) {
        return (username == null || showsCredentials(request)) && (token == null || showsToken(request, token));
    }

    @Override
    public String toString() {
        return "SharedSecret[hidden]";
    }

    private boolean showsCredentials(HookRequest request) {
        var pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        var wanted = Base64.getEncoder().encodeToString(pair);
        var given = request.header("Authorization").orElse("");
        boolean basic = given.regionMatches(true, 0, "Basic ", 0, 6);
        return basic && isSame(given.substring(6).strip(), wanted);
    }

    private static boolean showsToken(HookRequest request, String token) {
        var query = request.url().getQuery();
        var path = request.url().getPath();
        var last = path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
        boolean inQuery = query != null
                && Arrays.stream(query.split("&"))
                        .anyMatch(pair -> pair.startsWith("token=") && isSame(pair.substring(6), token));
        return inQuery || isSame(last, token);
    }

    /** Takes the same time wherever the first difference is. */
    private static boolean isSame(String given, String wanted) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
    }
}
