package dev.everpost.ses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.message.Content;
import dev.everpost.message.MessageId;
import dev.everpost.store.IdleSpool;
import dev.everpost.store.Mail;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The header that a bounce carries back. */
class SpooledHeadersTest {

    @Test
    void isTheMessagesOwnWithoutItsBody() {
        assertThat(header("Subject: Hello\r\nTo: a@example.com\r\n\r\nsecret\r\n"))
                .startsWith("Subject: Hello\r\nTo: a@example.com\r\n")
                .doesNotContain("secret");
    }

    @Test
    void isShortWhereTheMessagesIsHugeOrGone() {
        assertThat(header("X: " + "x".repeat(40_000) + "\r\n\r\nbody")).startsWith("X-Everpost-Message: ");
        assertThat(header(null)).startsWith("X-Everpost-Message: ");
    }

    private static String header(@Nullable String kept) {
        var spool = new IdleSpool() {
            @Override
            public Optional<Content> content(MessageId message) {
                return Optional.ofNullable(kept).map(text -> new Content(text.getBytes(UTF_8)));
            }
        };
        return new String(new SpooledHeaders(spool).of(Mail.plain().message()).bytes(), UTF_8);
    }
}
