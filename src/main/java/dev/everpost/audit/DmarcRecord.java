package dev.everpost.audit;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A domain's wish for mail that proves nothing of its sender (RFC 7489 section 6.3).
 *
 * @param subdomains the policy of subdomains, the domain's own where none is given
 * @param strictDkim the signing domain must be the From domain itself
 * @param strictSpf the same for the envelope's domain
 */
record DmarcRecord(Policy policy, Policy subdomains, boolean strictDkim, boolean strictSpf) {

    /** What receivers shall do. */
    enum Policy {
        NONE,
        QUARANTINE,
        REJECT;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether a text means to be such a record. */
    static boolean isMeant(String text) {
        return text.matches("(?s)v\\s*=\\s*DMARC1\\s*(;.*)?");
    }

    /** Empty when a receiver would ignore it (section 6.6.3): no policy, and no address for reports either. */
    static Optional<DmarcRecord> read(String text) {
        return isMeant(text) ? TagList.read(text).flatMap(DmarcRecord::of) : Optional.empty();
    }

    private static Optional<DmarcRecord> of(Map<String, String> tags) {
        var policy = policy(tags.get("p"));
        if (policy.isEmpty() && !tags.containsKey("rua")) {
            return Optional.empty();
        }
        var own = policy.orElse(Policy.NONE);
        return Optional.of(new DmarcRecord(
                own, policy(tags.get("sp")).orElse(own), strict(tags.get("adkim")), strict(tags.get("aspf"))));
    }

    private static Optional<Policy> policy(@Nullable String word) {
        return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
            case "none" -> Optional.of(Policy.NONE);
            case "quarantine" -> Optional.of(Policy.QUARANTINE);
            case "reject" -> Optional.of(Policy.REJECT);
            default -> Optional.empty();
        };
    }

    private static boolean strict(@Nullable String word) {
        return "s".equalsIgnoreCase(word);
    }
}
