package dev.everpost.ses;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.everpost.ses.SesError.Kind;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the next part of a list starts, as text that means nothing to a client. It survives a restart; one that was made up, cut
 * or belongs to another list is recognised. It gives no rights: whoever has it could have listed from the start.
 */
final class PageToken {

    private static final int CHECK_BYTES = 8;

    private PageToken() {}

    /** Cuts a list that was read one longer than the page. */
    static <T> Page<T> page(String list, List<T> read, int size, Function<T, String> name) {
        if (read.size() <= size) {
            return new Page<>(read, null);
        }
        var items = read.subList(0, size);
        return new Page<>(items, of(list, name.apply(items.getLast())));
    }

    private static String of(String list, String last) {
        var name = last.getBytes(UTF_8);
        var token = Arrays.copyOf(check(list, name), CHECK_BYTES + name.length);
        System.arraycopy(name, 0, token, CHECK_BYTES, name.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The name after which the list goes on; empty is its start. */
    static Result<Optional<String>> read(String list, @Nullable String token) {
        if (token == null || token.isEmpty()) {
            return Result.done(Optional.empty());
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return invalid();
        }
        if (bytes.length < CHECK_BYTES) {
            return invalid();
        }
        var name = Arrays.copyOfRange(bytes, CHECK_BYTES, bytes.length);
        boolean ours = MessageDigest.isEqual(check(list, name), Arrays.copyOf(bytes, CHECK_BYTES));
        return ours ? Result.done(Optional.of(new String(name, UTF_8))) : invalid();
    }

    private static Result<Optional<String>> invalid() {
        return Result.failed(Kind.INVALID_NEXT_TOKEN, "The specified next token is not valid for this list.");
    }

    private static byte[] check(String list, byte[] name) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update((list + "\0").getBytes(UTF_8));
            return Arrays.copyOf(sha.digest(name), CHECK_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
