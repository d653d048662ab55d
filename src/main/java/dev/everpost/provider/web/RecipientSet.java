package dev.everpost.provider.web;

import dev.everpost.message.Recipient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** What stays the same when the same recipients of a message are tried again, for keys that keep a repeat from being a second message. */
public final class RecipientSet {

    private RecipientSet() {}

    /** The SHA-256 of the addresses, which does not depend on their order, their case or the attempt. */
    public static byte[] digest(List<Recipient> recipients) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            recipients.stream()
                    .map(each -> each.address().toString().toLowerCase(java.util.Locale.ROOT))
                    .sorted()
                    .forEach(address -> digest.update((address + "\n").getBytes(StandardCharsets.UTF_8)));
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
