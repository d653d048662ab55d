package dev.everpost.app.settings;

import org.jspecify.annotations.Nullable;

/**
 * What a provider that signs nothing must show when it posts what became of mail; with none of it, its posts are not read.
 *
 * @param username of HTTP Basic authentication, together with {@code password}; or null
 * @param token in the address of the hook, or null
 */
public record HookSecret(
        @Nullable String username,
        @Nullable Secret password,
        @Nullable Secret token) {

    static HookSecret read(Section section) {
        var hook = section.section("hook");
        return new HookSecret(
                hook.find("username", Kinds.TEXT),
                hook.find("password", Kinds.SECRET),
                hook.find("token", Kinds.SECRET));
    }
}
