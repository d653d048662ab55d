package dev.everpost.app.settings;

import dev.everpost.message.MessageClass;
import dev.everpost.store.Suppressions.Reason;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which addresses are not written to, and for how long.
 *
 * @param scope whose mail a report concerns
 * @param holdBack the reasons that count for each class
 * @param expireAfter how long an entry counts by its reason; for ever where there is none
 * @param burstAddresses so many addresses of a domain that bounce within the window are a burst
 * @param burstWithin the window
 * @param burstHold after this time a burst without other evidence ends
 */
public record SuppressionSettings(
        Scope scope,
        Map<MessageClass, Set<Reason>> holdBack,
        Map<Reason, Duration> expireAfter,
        int burstAddresses,
        Duration burstWithin,
        Duration burstHold) {

    /** Whose mail a report concerns. */
    public enum Scope {
        /** The submitter whose mail came back. */
        SUBMITTER,
        EVERYBODY
    }

    private static final Kind<Duration> LASTING = Kinds.duration(Duration.ofMinutes(1), Duration.ofDays(3650));
    private static final List<Reason> ALL = List.of(Reason.values());

    /** A code to log in reaches who complained about a newsletter; nobody can receive at an address that is not there. */
    private static final List<Reason> CRITICAL = List.of(Reason.BOUNCE, Reason.MANUAL);

    static SuppressionSettings read(Section section) {
        var burst = section.section("burst");
        return new SuppressionSettings(
                section.get("scope", Kinds.choice(Scope.class), Scope.SUBMITTER),
                holdBack(section.section("hold_back")),
                expireAfter(section.section("expire_after")),
                burst.get("addresses", Kinds.integer(2, 10_000), 10),
                burst.get("within", Kinds.duration(Duration.ofMinutes(1), Duration.ofHours(6)), Duration.ofMinutes(10)),
                burst.get("hold", Kinds.duration(Duration.ofMinutes(10), Duration.ofDays(7)), Duration.ofHours(24)));
    }

    private static Map<MessageClass, Set<Reason>> holdBack(Section section) {
        var reasons = new EnumMap<MessageClass, Set<Reason>>(MessageClass.class);
        for (var each : MessageClass.values()) {
            var ifAbsent = each == MessageClass.CRITICAL ? CRITICAL : ALL;
            reasons.put(each, Set.copyOf(section.oneOrMore(each.label(), Kinds.choice(Reason.class), ifAbsent)));
        }
        return reasons;
    }

    private static Map<Reason, Duration> expireAfter(Section section) {
        var lasting = new EnumMap<Reason, Duration>(Reason.class);
        Arrays.stream(Reason.values()).filter(reason -> reason != Reason.MANUAL).forEach(reason -> {
            var time = section.find(reason.name().toLowerCase(Locale.ROOT), LASTING);
            if (time != null) {
                lasting.put(reason, time);
            }
        });
        return lasting;
    }
}
