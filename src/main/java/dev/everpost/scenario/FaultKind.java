package dev.everpost.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Every fault that can be named in a file or a control request: its name, its meaning and its parameters. */
public enum FaultKind {
    CONNECTION_REFUSED("nothing listens on the port", fields -> new ConnectionRefused()),
    BLACK_HOLE("connects, then never a word", fields -> new BlackHole()),
    SLOW(
            "every answer comes late",
            fields -> new Slow(fields.duration("delay"), fields.duration("jitter", "0s")),
            "delay",
            "jitter"),
    THROTTLED("454 or 429 above a rate", fields -> new Throttled(fields.number("rate")), "rate"),
    FAILING(
            "a share of requests ends in an error",
            fields -> new Failing(
                    fields.share("share", "100%"), fields.integer("code"), fields.oneOf("stage", Stage.BODY)),
            "share",
            "code",
            "stage"),
    EXPIRED_CERTIFICATE("the certificate ended yesterday", fields -> new ExpiredCertificate()),
    NAME_NOT_FOUND("the host name does not resolve", fields -> new NameNotFound()),
    ACCOUNT_SUSPENDED("the account is refused", fields -> new AccountSuspended()),
    QUOTA_SPENT("the daily quota is used up", fields -> new QuotaSpent()),
    HANG_AFTER_DATA("the message is taken, no answer comes", fields -> new HangAfterData()),
    RESET_AFTER_DATA(
            "the connection is reset after the message",
            fields -> new ResetAfterData(fields.flag("delivered")),
            "delivered"),
    SILENT_DROP("accepted and never delivered", fields -> new SilentDrop(fields.share("share", "100%")), "share"),
    DUPLICATES("delivered twice", fields -> new Duplicates(fields.share("share", "100%")), "share"),
    LATE_ACCEPTANCE("taken at once, said so late", fields -> new LateAcceptance(fields.duration("delay")), "delay"),
    FLAPPING(
            "another fault comes and goes",
            fields -> new Flapping(
                    fields.duration("up"), fields.duration("down"), FaultReader.read(fields.map("inner"), List.of())),
            "up",
            "down",
            "inner"),
    RECIPIENT_DOMAIN(
            "one receiver's addresses are refused",
            fields -> new RecipientDomain(fields.text("domain"), fields.integer("code", 550)),
            "domain",
            "code");

    private final String meaning;
    private final Function<Fields, Fault> reader;
    private final List<String> parameters;

    FaultKind(String meaning, Function<Fields, Fault> reader, String... parameters) {
        this.meaning = meaning;
        this.reader = reader;
        this.parameters = List.of(parameters);
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
        return parameters;
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

    Fault read(Fields fields) {
        return reader.apply(fields);
    }
}
