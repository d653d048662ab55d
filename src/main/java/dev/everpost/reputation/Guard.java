package dev.everpost.reputation;

import dev.everpost.experience.Experience;
import dev.everpost.fact.Fact;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.pool.Boarding;
import dev.everpost.pool.Desk;
import dev.everpost.store.Ledger;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks at the bounces and complaints of each account, and of each of its large receivers, and slows or holds bulk mail before the
 * provider or the receiver acts. Critical and transactional mail is never touched. Thread-safe; one thread looks, and a look that is late
 * leaves the last grade.
 */
public final class Guard {

    /** News of so many facts are read for broken receivers. */
    static final int NEWS = 1_000;

    private static final Duration SLOWED_AGAIN = Duration.ofMinutes(1);
    private static final Duration HELD_AGAIN = Duration.ofMinutes(15);

    private final Tallies tallies;
    private final Experience experience;
    private final Ledger ledger;
    private final Grading grading;
    private final Supplier<List<ProviderName>> providers;
    private final Consumer<Fact> news;
    private final Time time;
    private final Map<Subject, Grade> grades = new ConcurrentHashMap<>();
    private final Map<Subject, Allowed> allowed = new ConcurrentHashMap<>();

    /** @param news takes the alarms */
    public Guard(
            Experience experience,
            Ledger ledger,
            Thresholds thresholds,
            Supplier<List<ProviderName>> providers,
            Consumer<Fact> news,
            Time time) {
        this.tallies = new Tallies(experience);
        this.experience = experience;
        this.ledger = ledger;
        this.grading = new Grading(thresholds);
        this.providers = providers;
        this.news = news;
        this.time = time;
    }

    /** An account, or its mail to one receiver; {@code domain} is empty for all of it. */
    record Subject(ProviderName provider, String domain) {
        @Override
        public String toString() {
            return domain.isEmpty() ? provider.value() : provider + " at " + domain;
        }
    }

    /** Grades every account anew. */
    public void look() {
        var bursts = Bursts.of(ledger.recentNews(NEWS));
        for (var provider : providers.get()) {
            grade(new Subject(provider, ""), tallies.of(provider, bursts));
            for (var domain : experience.domains(provider)) {
                grade(new Subject(provider, domain), tallies.of(provider, domain, bursts));
            }
        }
    }

    private void grade(Subject subject, Tally tally) {
        var before = grades.getOrDefault(subject, Grade.FREE);
        var now = grading.grade(tally, before);
        if (now instanceof Grade.Free) {
            grades.remove(subject);
        } else {
            grades.put(subject, now);
        }
        tell(subject, before, now);
    }

    private void tell(Subject subject, Grade before, Grade now) {
        if (before.getClass() == now.getClass()) {
            return;
        }
        switch (now) {
            case Grade.Slowed slowed -> raise(subject, slowed.words());
            case Grade.Held held -> raise(subject, held.words());
            case Grade.Free _ ->
                news.accept(new Fact.AlarmCleared(
                        time.now(),
                        Fact.Alarm.REPUTATION_AT_RISK,
                        subject.toString(),
                        "bounces and complaints are well below what accounts are reviewed at"));
        }
    }

    private void raise(Subject subject, String words) {
        news.accept(new Fact.AlarmRaised(time.now(), Fact.Alarm.REPUTATION_AT_RISK, subject.toString(), words));
    }

    /** The grade of an account as a whole. */
    public Grade of(ProviderName provider) {
        return grades.getOrDefault(new Subject(provider, ""), Grade.FREE);
    }

    /** A desk that lets through to {@code behind} what the account's reputation allows. */
    public Desk before(ProviderName provider, Desk behind) {
        return new Guarded(this, provider, behind);
    }

    Boarding board(ProviderName provider, Desk behind, Message message, List<Recipient> recipients) {
        if (message.messageClass() != MessageClass.BULK || grades.isEmpty()) {
            return behind.board(message, recipients);
        }
        var taken = new ArrayList<Allowed>();
        for (var subject : subjects(provider, recipients)) {
            switch (grades.getOrDefault(subject, Grade.FREE)) {
                case Grade.Free _ -> {}
                case Grade.Held held -> {
                    taken.forEach(each -> each.giveBack(recipients.size()));
                    return new Boarding.Held(time.now().plus(HELD_AGAIN), subject + ": " + held.words());
                }
                case Grade.Slowed slowed -> {
                    var bucket = allowed.computeIfAbsent(subject, _ -> new Allowed(time.nanos()));
                    if (!bucket.take(recipients.size(), slowed.perHour(), time.nanos())) {
                        taken.forEach(each -> each.giveBack(recipients.size()));
                        return new Boarding.Held(time.now().plus(SLOWED_AGAIN), subject + ": " + slowed.words());
                    }
                    taken.add(bucket);
                }
            }
        }
        return behind.board(message, recipients);
    }

    private static List<Subject> subjects(ProviderName provider, List<Recipient> recipients) {
        var subjects = new ArrayList<Subject>();
        subjects.add(new Subject(provider, ""));
        recipients.stream()
                .map(recipient -> recipient.address().domain())
                .distinct()
                .forEach(domain -> subjects.add(new Subject(provider, domain)));
        return subjects;
    }
}
