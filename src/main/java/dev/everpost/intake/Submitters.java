package dev.everpost.intake;

import dev.everpost.message.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All submitters, found by what they show. Immutable; secrets are compared in constant time. */
public final class Submitters {

    private final List<Submitter> all;
    private final VerifiedSenders verified;
    private final Map<String, Submitter> bySmtpName = new HashMap<>();
    private final Map<String, Submitter> byAccessKeyId = new HashMap<>();

    /** Submitters who send as their configured senders only. */
    public Submitters(List<Submitter> all) {
        this(all, VerifiedSenders.NONE);
    }

    /** @param verified what they may send as beside their configured senders */
    public Submitters(List<Submitter> all, VerifiedSenders verified) {
        this.all = List.copyOf(all);
        this.verified = verified;
        for (var submitter : all) {
            if (submitter.smtp() != null) {
                bySmtpName.put(submitter.smtp().username(), submitter);
            }
            if (submitter.aws() != null) {
                byAccessKeyId.put(submitter.aws().accessKeyId(), submitter);
            }
        }
    }

    /** By SMTP user name and password. */
    public Optional<Submitter> bySmtp(String username, String password) {
        var submitter = bySmtpName.get(username);
        var expected = submitter == null || submitter.smtp() == null
                ? ""
                : submitter.smtp().password();
        boolean same = same(expected, password);
        return submitter != null && same ? Optional.of(submitter) : Optional.empty();
    }

    /** By REST API key. */
    public Optional<Submitter> byApiKey(String key) {
        Optional<Submitter> found = Optional.empty();
        for (var submitter : all) {
            if (submitter.apiKey() != null && same(submitter.apiKey(), key)) {
                found = Optional.of(submitter);
            }
        }
        return found;
    }

    /** By AWS access key id; the signature is still to be verified with its secret. */
    public Optional<Submitter> byAccessKeyId(String accessKeyId) {
        return Optional.ofNullable(byAccessKeyId.get(accessKeyId));
    }

    /** By configured name; the loopback submitter is always known. */
    public Optional<Submitter> byName(String name) {
        return name.equals(Submitter.LOOPBACK.name())
                ? Optional.of(Submitter.LOOPBACK)
                : all.stream()
                        .filter(submitter -> submitter.name().equals(name))
                        .findFirst();
    }

    /** Whether a submitter may send as this address: it is configured so, or its owner agreed. */
    public boolean maySend(Submitter submitter, @Nullable EmailAddress sender) {
        return submitter.maySendAs(sender) || sender != null && verified.isVerified(submitter.name(), sender);
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
