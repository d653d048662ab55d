package dev.everpost.silence;

import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Alarm;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageId;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Calls a person when mail that a provider took stays without a word: for critical mail at the first message, for other mail when it
 * is many; and when a provider's reports stop altogether. Each alarm is raised once and cleared once. For one thread.
 */
final class Alarms {

    /** So many silent deliveries are an alarm whatever their class. */
    static final int MANY = 20;

    private static final int NAMED_MAX = 3;

    private final Consumer<Fact> news;
    private final Time time;
    private final Set<ProviderName> losing = new HashSet<>();
    private final Set<ProviderName> deaf = new HashSet<>();

    Alarms(Consumer<Fact> news, Time time) {
        this.news = news;
        this.time = time;
    }

    /** Judges what is heard of a provider now. */
    void look(ProviderName provider, Hearing hearing) {
        switch (hearing) {
            case Hearing.NotReporting _ -> {}
            case Hearing.Reporting reporting -> {
                clear(deaf, Alarm.REPORTS_SILENT, provider, "reports come again");
                loss(provider, reporting);
            }
            case Hearing.Deaf(var since, int waiting) ->
                raise(
                        deaf,
                        Alarm.REPORTS_SILENT,
                        provider,
                        "no report since " + since + " though " + waiting
                                + " deliveries should have been reported on: its"
                                + " webhooks are broken, or what stands before ours; its mail may be fine");
        }
    }

    private void loss(ProviderName provider, Hearing.Reporting reporting) {
        var silent = reporting.overdue();
        if (silent.isEmpty()) {
            clear(losing, Alarm.SILENT_LOSS, provider, "every delivery has its report");
            return;
        }
        if (losing.contains(provider)) {
            return;
        }
        var critical = silent.stream().filter(Overdue::isCritical).toList();
        if (!critical.isEmpty() || silent.size() >= MANY) {
            raise(losing, Alarm.SILENT_LOSS, provider, words(reporting, critical));
        }
    }

    private static String words(Hearing.Reporting reporting, List<Overdue> critical) {
        var named = critical.isEmpty() ? reporting.overdue() : critical;
        return "took " + reporting.silent() + " deliveries and never reported on them, usually it does within "
                + minutes(reporting.usual()) + (critical.isEmpty() ? "" : "; critical") + "; see message "
                + named.stream()
                        .map(Overdue::message)
                        .distinct()
                        .limit(NAMED_MAX)
                        .map(MessageId::toString)
                        .collect(Collectors.joining(", "));
    }

    private void raise(Set<ProviderName> raised, Alarm alarm, ProviderName provider, String text) {
        if (raised.add(provider)) {
            news.accept(new Fact.AlarmRaised(time.now(), alarm, provider.value(), text));
        }
    }

    private void clear(Set<ProviderName> raised, Alarm alarm, ProviderName provider, String text) {
        if (raised.remove(provider)) {
            news.accept(new Fact.AlarmCleared(time.now(), alarm, provider.value(), text));
        }
    }

    /** The providers with an alarm of this kind, to be kept. */
    Set<ProviderName> raised(Alarm alarm) {
        return Set.copyOf(alarm == Alarm.SILENT_LOSS ? losing : deaf);
    }

    /** Takes up what was raised before a restart: it is not raised again. */
    void restore(Alarm alarm, Collection<ProviderName> providers) {
        (alarm == Alarm.SILENT_LOSS ? losing : deaf).addAll(providers);
    }

    private static String minutes(Duration time) {
        return time.toMinutes() + " minutes";
    }
}
