package dev.everpost.intake;

import dev.everpost.message.MessageClass;
import dev.everpost.message.Submission;
import dev.everpost.mime.HeaderBlock;
import java.time.Duration;
import java.util.List;
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

    private static final String CLASS = "X-Everpost-Class";
    private static final String DEADLINE = "X-Everpost-Deadline";
    private static final String KEY = "X-Everpost-Idempotency-Key";
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    static Options of(Submission submission, HeaderBlock header) {
        var asked = new Options(submission.messageClass(), submission.deadline(), submission.idempotencyKey(), null);
        return (header.hasPrefix(PREFIX) ? asked.completedBy(header) : asked).withCheckedKey();
    }

    /** The same with what only the header asks for. A field that stands twice could mean either, so it means nothing. */
    private Options completedBy(HeaderBlock header) {
        for (var name : List.of(CLASS, DEADLINE, KEY)) {
            if (header.count(name) > 1) {
                return broken(name + " stands " + header.count(name) + " times in the header; give it once");
            }
        }
        var classText = header.first(CLASS).filter(_ -> messageClass == null);
        var classRead = classText.flatMap(MessageClass::parse);
        if (classText.isPresent() && classRead.isEmpty()) {
            return broken(
                    CLASS + ": '" + shown(classText.get()) + "' is no class; use critical, transactional or bulk");
        }
        var deadlineText = header.first(DEADLINE).filter(_ -> deadline == null);
        var deadlineRead = deadlineText.flatMap(Options::duration);
        if (deadlineText.isPresent() && deadlineRead.isEmpty()) {
            return broken(DEADLINE + ": '" + shown(deadlineText.get()) + "' is no duration; write 30s, 2m, 4h or 1d");
        }
        return new Options(
                classRead.orElse(messageClass),
                deadlineRead.orElse(deadline),
                idempotencyKey == null ? header.first(KEY).orElse(null) : idempotencyKey,
                null);
    }

    private Options withCheckedKey() {
        var key = idempotencyKey;
        boolean sound = key == null || (!key.isBlank() && key.length() <= KEY_LENGTH_MAX);
        return sound
                ? this
                : broken("the idempotency key must have 1 to " + KEY_LENGTH_MAX + " characters, not all blank");
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
