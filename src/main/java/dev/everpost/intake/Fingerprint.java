package dev.everpost.intake;

import dev.everpost.message.Content;
import dev.everpost.message.Submission;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A digest of what was submitted, to tell a repeated submission from another one under the same key. */
public final class Fingerprint {

    private Fingerprint() {}

    /** SHA-256 of a request's text, in hex, for edges that compose a message anew at each try. */
    public static String ofText(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The edge's own, else SHA-256 over sender, recipients and content, in hex. */
    static String of(Submission submission, Content content) {
        var given = submission.fingerprint();
        if (given != null) {
            return given;
        }
        var digest = sha256();
        digest.update(String.valueOf(submission.sender()).getBytes(StandardCharsets.UTF_8));
        for (var recipient : submission.recipients()) {
            digest.update((byte) 0);
            digest.update(recipient.address().toString().getBytes(StandardCharsets.UTF_8));
        }
        digest.update((byte) 0);
        digest.update(content.bytes());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
