package dev.everpost.intake;

import dev.everpost.message.Content;
import dev.everpost.message.Submission;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A digest of what was submitted, to tell a repeated submission from another one under the same key. */
final class Fingerprint {

    private Fingerprint() {}

    /** SHA-256 over sender, recipients and content, in hex. */
    static String of(Submission submission, Content content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(String.valueOf(submission.sender()).getBytes(StandardCharsets.UTF_8));
            for (var recipient : submission.recipients()) {
                digest.update((byte) 0);
                digest.update(recipient.address().toString().getBytes(StandardCharsets.UTF_8));
            }
            digest.update((byte) 0);
            digest.update(content.bytes());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
