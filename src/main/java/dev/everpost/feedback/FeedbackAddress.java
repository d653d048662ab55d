package dev.everpost.feedback;

import dev.everpost.message.EmailAddress;
import dev.everpost.store.Postbox.Keeping;
import dev.everpost.world.Time;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The address at which reports come by mail: {@code bounces@example.com}, or {@code bounces+tag@example.com}, where the tag may be our
 * message id. What comes there is read and kept, never sent on. Thread-safe.
 */
public final class FeedbackAddress {

    /** A larger message is not taken: a report is a few kilobytes and the message it is about. */
    public static final int BYTES_MAX = 1_000_000;

    /** Messages in a second, in the long run, and at once after a quiet time: anybody can write here. */
    static final int PER_SECOND = 50;

    static final int BURST = 500;

    private final String localPart;
    private final String domain;
    private final Hearing hearing;
    private final Time time;
    private double tokens = BURST;
    private long filledAtNanos;

    public FeedbackAddress(EmailAddress address, Hearing hearing, Time time) {
        var text = address.toString().toLowerCase(Locale.ROOT);
        this.localPart = text.substring(0, text.lastIndexOf('@'));
        this.domain = text.substring(text.lastIndexOf('@'));
        this.hearing = hearing;
        this.time = time;
        this.filledAtNanos = time.nanos();
    }

    /** Whether mail to this address is a report. */
    public boolean isFor(EmailAddress address) {
        var text = address.toString().toLowerCase(Locale.ROOT);
        return text.equals(localPart + domain) || text.startsWith(localPart + "+") && text.endsWith(domain);
    }

    /** What became of a message. */
    public enum Taken {
        /** Durable. */
        KEPT,
        /** Too much at once, or the store cannot promise anything now: it is to be sent again. */
        LATER,
        /** Larger than {@value FeedbackAddress#BYTES_MAX} bytes. */
        TOO_LARGE
    }

    /** Keeps what a message tells. The array is not kept. */
    public Taken take(EmailAddress to, byte[] content) {
        if (content.length > BYTES_MAX) {
            return Taken.TOO_LARGE;
        }
        if (!mayPass()) {
            return Taken.LATER;
        }
        var told = new MailedReport(content, tag(to), time.now()).told();
        return hearing.keep(null, told) instanceof Keeping.Done ? Taken.KEPT : Taken.LATER;
    }

    private @Nullable String tag(EmailAddress to) {
        var text = to.toString();
        int at = text.lastIndexOf('@');
        return at > localPart.length() + 1 ? text.substring(localPart.length() + 1, at) : null;
    }

    private synchronized boolean mayPass() {
        long now = time.nanos();
        tokens = Math.min(BURST, tokens + (now - filledAtNanos) / 1e9 * PER_SECOND);
        filledAtNanos = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
