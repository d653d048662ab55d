package dev.everpost.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a fault from a map: the key {@code fault} names it, its parameters stand beside. */
public final class FaultReader {

    private static final String ALL = "100%";

    private FaultReader() {}

    /**
     * Reads a fault from YAML or JSON text, such as <code>{"fault": "slow", "delay": "2s"}</code>.
     *
     * @param source what the text is called in errors
     * @throws BadScenario with the line and the remedy
     */
    public static Fault parse(String source, String text) {
        return read(YamlText.map(source, text), List.of());
    }

    /** Reads a fault from a map that may also have the keys of {@code besides}. */
    static Fault read(Fields fields, List<String> besides) {
        var name = fields.text("fault");
        var kind = FaultKind.parse(name)
                .orElseThrow(
                        () -> fields.wrong("fault", "unknown fault '" + name + "'" + Spelling.hint(name, names())));
        var allowed = new ArrayList<>(besides);
        allowed.add("fault");
        allowed.addAll(kind.parameters());
        fields.allowOnly(allowed);
        try {
            return read(kind, fields);
        } catch (IllegalArgumentException refused) {
            throw fields.wrong("fault", name + ": " + refused.getMessage());
        }
    }

    private static Fault read(FaultKind kind, Fields fields) {
        return switch (kind) {
            case CONNECTION_REFUSED -> new ConnectionRefused();
            case BLACK_HOLE -> new BlackHole();
            case SLOW -> new Slow(fields.duration("delay"), fields.duration("jitter", "0s"));
            case THROTTLED -> new Throttled(fields.number("rate"));
            case FAILING ->
                new Failing(fields.share("share", ALL), fields.integer("code"), fields.oneOf("stage", Stage.BODY));
            case EXPIRED_CERTIFICATE -> new ExpiredCertificate();
            case NAME_NOT_FOUND -> new NameNotFound();
            case ACCOUNT_SUSPENDED -> new AccountSuspended();
            case QUOTA_SPENT -> new QuotaSpent();
            case HANG_AFTER_DATA -> new HangAfterData();
            case RESET_AFTER_DATA -> new ResetAfterData(fields.flag("delivered"));
            case SILENT_DROP -> new SilentDrop(fields.share("share", ALL));
            case DUPLICATES -> new Duplicates(fields.share("share", ALL));
            case LATE_ACCEPTANCE -> new LateAcceptance(fields.duration("delay"));
            case LATE_DELIVERY -> new LateDelivery(fields.duration("delay"), fields.share("share", ALL));
            case LATE_REPORTS -> new LateReports(fields.duration("delay"));
            case MISSING_REPORTS -> new MissingReports(fields.share("share", ALL));
            case FLAPPING ->
                new Flapping(fields.duration("up"), fields.duration("down"), read(fields.map("inner"), List.of()));
            case RECIPIENT_DOMAIN ->
                new RecipientDomain(fields.text("domain"), fields.integer("code", 550), fields.share("share", ALL));
        };
    }

    private static List<String> names() {
        return Arrays.stream(FaultKind.values()).map(FaultKind::label).toList();
    }
}
