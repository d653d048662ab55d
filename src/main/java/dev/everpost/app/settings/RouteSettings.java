package dev.everpost.app.settings;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.everpost.message.MessageClass;
import dev.everpost.route.TimeWindow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who carries the mail that matches, and what happens when it cannot be carried.
 *
 * @param providers names in order of preference
 * @param weights by provider name, for the strategy weighted; empty otherwise
 * @param deadline after acceptance, unless the submission says otherwise
 * @param unknownWait how long {@link OnUnknown#WAIT} waits for news before it sends again
 * @param requirement which of the providers may carry it at all
 */
public record RouteSettings(
        Match match,
        List<String> providers,
        Strategy strategy,
        Map<String, Integer> weights,
        Duration deadline,
        OnUnknown onUnknown,
        Duration unknownWait,
        Requirement requirement) {

    private static final Kind<TimeWindow> TIME = Kind.open(
            "days, hours and a time zone, such as Mon-Fri 08:00-18:00 Europe/Berlin",
            TimeWindow::parse,
            TimeWindow::words);

    public RouteSettings {
        providers = List.copyOf(providers);
        weights = Map.copyOf(weights);
    }

    /** How the first provider is chosen; the others follow in order. */
    public enum Strategy {
        /** The first that can. */
        ORDERED,
        /** By weight. */
        WEIGHTED,
        /** The one of which the least harm is to be expected. */
        ADAPTIVE
    }

    /** What happens to mail that a provider may or may not have taken. */
    public enum OnUnknown {
        /** Sent again at once: twice beats never. */
        RESEND,
        /** Held for {@link #unknownWait} first. */
        WAIT
    }

    /** Which mail; every condition that is set must hold, null and empty set none. */
    public record Match(
            @Nullable MessageClass messageClass,
            @Nullable String submitter,
            @Nullable String senderDomain,
            @Nullable String recipientDomain,
            Map<String, String> tags,
            @Nullable TimeWindow time) {

        public Match {
            tags = Map.copyOf(tags);
        }

        /** Whether all mail matches. */
        public boolean isEverything() {
            return messageClass == null
                    && submitter == null
                    && senderDomain == null
                    && recipientDomain == null
                    && tags.isEmpty()
                    && time == null;
        }

        private static Match read(Section section) {
            return new Match(
                    section.find("class", Kinds.choice(MessageClass.class)),
                    section.find("submitter", Kinds.NAME),
                    section.find("sender_domain", Kinds.DOMAIN),
                    section.find("recipient_domain", Kinds.DOMAIN),
                    section.values("tags", Kinds.TEXT),
                    section.find("time", TIME));
        }
    }

    /**
     * What a provider must meet.
     *
     * @param dataRegions one of which it must be in; empty for any
     * @param perThousandMax the most it may cost for a thousand recipients; null for any
     */
    public record Requirement(
            List<String> dataRegions, @Nullable Double perThousandMax) {

        public Requirement {
            dataRegions = List.copyOf(dataRegions);
        }

        private static Requirement read(Section section) {
            return new Requirement(
                    section.oneOrMore("data_region", CostSettings.REGION, List.of()),
                    section.find("cost_per_thousand", Kinds.rate(0, 100_000)));
        }
    }

    static RouteSettings read(Section section) {
        return new RouteSettings(
                Match.read(section.section("match")),
                section.list("providers", Kinds.NAME, "required"),
                section.get("strategy", Kinds.choice(Strategy.class), Strategy.ORDERED),
                section.values("weights", Kinds.integer(1, 1000)),
                section.get("deadline", Kinds.duration(ofSeconds(1), ofDays(30)), ofDays(4)),
                section.get("on_unknown", Kinds.choice(OnUnknown.class), OnUnknown.WAIT),
                section.get("unknown_wait", Kinds.duration(ofSeconds(1), ofDays(4)), ofMinutes(15)),
                Requirement.read(section.section("require")));
    }
}
