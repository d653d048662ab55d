package dev.everpost.experience;

import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What providers did with our mail lately, by receiver: written by delivery after each call and by who reads reports, asked by
 * who judges and who chooses.
 *
 * <p>Thread-safe; what is written is counted when the call returns, without blocking on anything but other writers of the same
 * counts. {@value Domains#TOLD_APART} receivers of a provider are told apart, the rest are one. What was written before a restart comes back
 * by {@link #restore}.
 */
public final class Experience {

    private final Clock clock;
    private final Map<ProviderName, Past> pasts = new ConcurrentHashMap<>();

    /** One provider's. */
    private record Past(Series whole, Domains domains) {}

    public Experience(Time time) {
        this.clock = new Clock(time);
    }

    /** A call ended, with an outcome for each recipient in their order. */
    public void attempted(
            ProviderName provider,
            MessageClass messageClass,
            List<Recipient> recipients,
            List<Outcome> outcomes,
            Duration took) {
        var past = past(provider);
        long now = clock.millis();
        String previous = null;
        for (int i = 0; i < outcomes.size(); i++) {
            var kind = Kind.of(outcomes.get(i));
            int outcome = Cells.outcome(kind, messageClass);
            int latency = kind.isAnswer() ? Cells.latency(took) : Series.NOTHING;
            var domain = recipients.get(i).address().domain();
            past.whole().count(outcome, i == 0 ? latency : Series.NOTHING, now);
            past.domains().of(domain).count(outcome, domain.equals(previous) ? Series.NOTHING : latency, now);
            previous = domain;
        }
    }

    /** A report came; {@code sinceHandedOver} is null when nobody knows, or nobody should learn from it. */
    public void reported(ProviderName provider, String domain, Report report, @Nullable Duration sinceHandedOver) {
        var past = past(provider);
        long now = clock.millis();
        int delay = sinceHandedOver != null && endsTheJourney(report) ? Cells.delay(sinceHandedOver) : Series.NOTHING;
        past.whole().count(Cells.report(report), delay, now);
        past.domains().of(domain).count(Cells.report(report), delay, now);
    }

    private static boolean endsTheJourney(Report report) {
        return switch (report) {
            case DELIVERED, BOUNCED_FOR_GOOD, BOUNCED_FOR_NOW, REJECTED -> true;
            case QUEUED, SENT, DELAYED, COMPLAINED, OPENED, CLICKED, UNSUBSCRIBED, UNKNOWN -> false;
        };
    }

    /** All mail by a provider. */
    public Course of(ProviderName provider) {
        return new Flow(clock, List.of(past(provider).whole()));
    }

    /** Its mail to one receiver; to all that are not told apart when this one is not. */
    public Course of(ProviderName provider, String domain) {
        return new Flow(clock, List.of(past(provider).domains().find(domain)));
    }

    /** Mail to one receiver by any provider, as far as it is told apart. */
    public Course toward(String domain) {
        return new Flow(
                clock,
                pasts.values().stream()
                        .map(Past::domains)
                        .filter(domains -> domains.has(domain))
                        .map(domains -> domains.find(domain))
                        .toList());
    }

    /** Who carried or reported anything. */
    public Set<ProviderName> providers() {
        return new TreeSet<>(pasts.keySet());
    }

    /** The receivers of its mail that are told apart. */
    public Set<String> domains(ProviderName provider) {
        return new TreeSet<>(past(provider).domains().toldApart().keySet());
    }

    private Past past(ProviderName provider) {
        return pasts.computeIfAbsent(provider, _ -> new Past(new Series(), new Domains()));
    }

    /** One provider's past at one span, in parts for {@link #restore}. */
    List<byte[]> saved(ProviderName provider, Span span) {
        var past = past(provider);
        return Saved.write(span, past.whole(), past.domains(), clock.millis());
    }

    /** Takes back a part of what was saved of a provider; what cannot be read is forgotten, and false says so. */
    boolean restore(ProviderName provider, Span span, byte[] saved) {
        var past = past(provider);
        return Saved.read(saved, span, past.whole(), past.domains(), clock.millis());
    }
}
