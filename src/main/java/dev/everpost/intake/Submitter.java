package dev.everpost.intake;

import dev.everpost.message.EmailAddress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may submit mail, with what proves it. {@link #toString} shows no secret.
 *
 * @param senders allowed in the envelope and in From: {@code user@domain}, {@code @domain}, or {@code *} for any
 */
public record Submitter(
        String name,
        @Nullable Credentials smtp,
        @Nullable String apiKey,
        @Nullable AwsKey aws,
        List<String> senders) {

    /** The submitter behind {@code trust_loopback}: anybody on this machine, any sender. */
    public static final Submitter LOOPBACK = new Submitter("loopback", null, null, null, List.of("*"));

    public Submitter {
        senders =
                senders.stream().map(sender -> sender.toLowerCase(Locale.ROOT)).toList();
    }

    /** Whether no sender is kept from it. */
    boolean maySendAsAnyone() {
        return senders.contains("*");
    }

    /** Whether it may send as this address; the null sender is allowed to everyone. */
    public boolean maySendAs(@Nullable EmailAddress sender) {
        if (sender == null) {
            return true;
        }
        var full = sender.toString().toLowerCase(Locale.ROOT);
        return senders.stream()
                .anyMatch(allowed -> allowed.equals("*")
                        || (allowed.startsWith("@") ? full.endsWith(allowed) : full.equals(allowed)));
    }

    @Override
    public String toString() {
        return "Submitter[" + name + "]";
    }

    /** A name and password for SMTP AUTH. */
    public record Credentials(String username, String password) {
        @Override
        public String toString() {
            return "Credentials[" + username + "]";
        }
    }

    /**
     * An access key pair as AWS clients use them.
     *
     * @param sessionToken what a request signed with the pair must carry, or null for none
     */
    public record AwsKey(
            String accessKeyId,
            String secretAccessKey,
            @Nullable String sessionToken) {

        /** A pair for long, without a session token. */
        public AwsKey(String accessKeyId, String secretAccessKey) {
            this(accessKeyId, secretAccessKey, null);
        }

        @Override
        public String toString() {
            return "AwsKey[" + accessKeyId + "]";
        }
    }
}
