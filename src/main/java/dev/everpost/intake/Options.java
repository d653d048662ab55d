package dev.everpost.intake;

import dev.everpost.message.MessageClass;
import dev.everpost.message.Submission;
import dev.everpost.mime.HeaderBlock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a submission asks for, from the edge's fields or else from {@code X-Everpost-*} header fields.
 *
 * @param flaw what is wrong with a value, or null
 */
record Options(
        @Nullable MessageClass messageClass,
        @Nullable Duration deadline,
        @Nullable String idempotencyKey,
        @Nullable String flaw) {

    /** The prefix of our own header fields, which are removed before delivery. */
    static final String PREFIX = "x-everpost-";
    /** Longer idempotency keys are refused. */
    static final int KEY_LENGTH_MAX = 256;

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    static Options of(Submission submission, HeaderBlock header) {
        var messageClass = submission.messageClass();
        var deadline = submission.deadline();
        var key = submission.idempotencyKey();
        if (header.hasPrefix(PREFIX)) {
            var classText = header.first("X-Everpost-Class");
            var deadlineText = header.first("X-Everpost-Deadline");
            if (messageClass == null && classText.isPresent()) {
                messageClass = MessageClass.parse(classText.get()).orElse(null);
                if (messageClass == null) {
                    return broken("X-Everpost-Class: '" + shown(classText.get())
                            + "' is no class; use critical, transactional or bulk");
                }
            }
            if (deadline == null && deadlineText.isPresent()) {
                deadline = duration(deadlineText.get()).orElse(null);
                if (deadline == null) {
                    return broken("X-Everpost-Deadline: '" + shown(deadlineText.get())
                            + "' is no duration; write 30s, 2m, 4h or 1d");
                }
            }
            key = key == null ? header.first("X-Everpost-Idempotency-Key").orElse(null) : key;
        }
        if (key != null && (key.isBlank() || key.length() > KEY_LENGTH_MAX)) {
            return broken(
                    "the idempotency key must have 1 to " + KEY_LENGTH_MAX + " characters; it has " + key.length());
        }
        return new Options(messageClass, deadline, key, null);
    }

    /** Reads {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 4d}. */
    static Optional<Duration> duration(String text) {
        var match = DURATION.matcher(text.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(match.group(1));
        return Optional.of(
                switch (match.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                });
    }

    private static Options broken(String flaw) {
        return new Options(null, null, null, flaw);
    }

    private static String shown(String value) {
        var safe = value.replaceAll("[^\\x20-\\x7e]", "?");
        return safe.length() <= 40 ? safe : safe.substring(0, 40) + "...";
    }
}
