package dev.everpost.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every fault that can be named in a file or a control request: its name, its meaning and its parameters. */
public enum FaultKind {
    CONNECTION_REFUSED("nothing listens on the port", ""),
    BLACK_HOLE("connects, then never a word", ""),
    SLOW("every answer comes late", "delay jitter"),
    THROTTLED("454 or 429 above a rate", "rate"),
    FAILING("a share of requests ends in an error", "share code stage"),
    EXPIRED_CERTIFICATE("the certificate ended yesterday", ""),
    NAME_NOT_FOUND("the host name does not resolve", ""),
    ACCOUNT_SUSPENDED("the account is refused", ""),
    QUOTA_SPENT("the daily quota is used up", ""),
    HANG_AFTER_DATA("the message is taken, no answer comes", ""),
    RESET_AFTER_DATA("the connection is reset after the message", "delivered"),
    SILENT_DROP("accepted and never delivered", "share"),
    DUPLICATES("delivered twice", "share"),
    LATE_ACCEPTANCE("taken at once, said so late", "delay"),
    LATE_DELIVERY("said at once, delivered late", "delay share"),
    LATE_REPORTS("carried, reported late", "delay"),
    MISSING_REPORTS("carried, never reported", "share"),
    FLAPPING("another fault comes and goes", "up down inner"),
    RECIPIENT_DOMAIN("one receiver's addresses are refused", "domain code share");

    private final String meaning;
    private final String parameters;

    FaultKind(String meaning, String parameters) {
        this.meaning = meaning;
        this.parameters = parameters;
    }

    /** The name in files, snake_case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** The keys that stand beside {@code fault:}. */
    public List<String> parameters() {
        return parameters.isEmpty() ? List.of() : List.of(parameters.split(" "));
    }

    /** Finds a kind by its exact label. */
    public static Optional<FaultKind> parse(String label) {
        for (var kind : values()) {
            if (kind.label().equals(label)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
