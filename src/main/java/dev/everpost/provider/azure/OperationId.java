package dev.everpost.provider.azure;

import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.provider.web.RecipientSet;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The name that we give to the operation of sending a message to some recipients: a UUID of version 8 (RFC 9562 section 5.8), the
 * same for every attempt, in which our message id can be read. Azure's reports name nothing else of ours.
 *
 * <p>The message id's 63 bits stand in the first half around the version; of the second half's 62 bits, 10 are the rest of the message
 * id, 36 a hash of the recipients and 16 a check that tells our names from others'.
 */
final class OperationId {

    private static final int REST_BITS = 10;
    private static final int HASH_BITS = 36;
    private static final int CHECK_BITS = 16;
    private static final long VARIANT = 0b10L << 62;
    private static final long VERSION = 8L << 12;

    private OperationId() {}

    static UUID of(MessageId message, List<Recipient> recipients) {
        long hash = ByteBuffer.wrap(RecipientSet.digest(recipients)).getLong() & bits(HASH_BITS);
        return of(message.value(), hash);
    }

    /** The message id in a name of ours; empty in any other. */
    static Optional<MessageId> messageIn(String text) {
        if (!text.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")) {
            return Optional.empty();
        }
        var uuid = UUID.fromString(text);
        if (uuid.version() != 8) {
            return Optional.empty();
        }
        long high = uuid.getMostSignificantBits();
        long low = uuid.getLeastSignificantBits();
        long rest = low >>> HASH_BITS + CHECK_BITS & bits(REST_BITS);
        long value = (high >>> 16 << 12 | high & bits(12)) << REST_BITS | rest;
        long hash = low >>> CHECK_BITS & bits(HASH_BITS);
        return value > 0 && of(value, hash).equals(uuid) ? Optional.of(new MessageId(value)) : Optional.empty();
    }

    private static UUID of(long message, long hash) {
        long upper = message >>> REST_BITS;
        long high = upper >>> 12 << 16 | VERSION | upper & bits(12);
        long low = VARIANT | (message & bits(REST_BITS)) << HASH_BITS + CHECK_BITS | hash << CHECK_BITS;
        return new UUID(high, low | check(message, hash));
    }

    /** Mixed as in MurmurHash3's finisher, so that a name made by chance does not pass. */
    private static long check(long message, long hash) {
        long mixed = (message ^ Long.rotateLeft(hash, 27)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return (mixed ^ mixed >>> 33) & bits(CHECK_BITS);
    }

    private static long bits(int count) {
        return (1L << count) - 1;
    }
}
