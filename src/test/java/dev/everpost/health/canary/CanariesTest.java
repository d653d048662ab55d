package dev.everpost.health.canary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.Reading;
import dev.everpost.health.Scope;
import dev.everpost.health.Signal;
import dev.everpost.health.canary.Mailbox.Letter;
import dev.everpost.health.canary.Mailbox.Look;
import dev.everpost.world.HandDrivenWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What canaries tell, in a time that the spec moves. */
class CanariesTest {

    private static final ProviderName ALPHA = new ProviderName("alpha");
    private static final ProviderName BETA = new ProviderName("beta");
    private static final Duration EVERY = Duration.ofMinutes(15);

    private final HandDrivenWorld time = new HandDrivenWorld(3);
    private final Sky sky = new Sky();
    private final List<Signal> told = new ArrayList<>();
    private final Canaries canaries = new Canaries(
            new CanaryPlan(EVERY, Duration.ofMinutes(10), Duration.ofSeconds(15), "mailbox.example", "secret", "gw"),
            sky,
            sky,
            told::add,
            time.world());

    @Test
    void oneThatArrivesIsWellAndSaysHowLongItTook() {
        passing(Duration.ofMinutes(20));
        assertThat(newest(ALPHA).reading()).isEqualTo(Reading.WELL);
        assertThat(newest(ALPHA).words()).isEqualTo("a canary took 12 s");
        assertThat(newest(ALPHA).fresh()).isEqualTo(Duration.ofMinutes(40));
    }

    @Test
    void oneInTheFolderForUnwantedMailIsAnImpairment() {
        sky.spam = true;
        passing(Duration.ofMinutes(5));
        assertThat(newest(ALPHA).reading()).isEqualTo(Reading.IMPAIRED);
        assertThat(newest(ALPHA).words()).endsWith("lay in the folder for unwanted mail");
    }

    @Test
    void oneThatIsMissingIsAFailureSoonerWhenMoreIsKnown() {
        sky.providers = List.of(ALPHA, BETA);
        passing(Duration.ofHours(2));
        sky.swallowedBy.add(ALPHA);
        told.clear();
        passing(Duration.ofMinutes(36));
        assertThat(newest(ALPHA).reading()).isEqualTo(Reading.FAILING);
        assertThat(newest(ALPHA).words()).isEqualTo("a canary is not there after 60 s, usually 12 s");
        assertThat(newest(ALPHA).strength()).as("others came").isEqualTo(1.0);
        assertThat(newest(BETA).reading()).isEqualTo(Reading.WELL);
    }

    @Test
    void oneThatIsLateIsToldOfWhenItComes() {
        sky.takes = Duration.ofMinutes(12);
        passing(Duration.ofMinutes(25));
        assertThat(told).extracting(Signal::reading).startsWith(Reading.FAILING, Reading.IMPAIRED);
        assertThat(told.get(1).words()).isEqualTo("a canary took 12 min");
    }

    @Test
    void whenAllAreMissingItIsTheMailbox() {
        sky.providers = List.of(ALPHA, BETA);
        sky.swallowedBy.addAll(sky.providers);
        passing(Duration.ofHours(1));
        assertThat(told)
                .filteredOn(signal -> signal.scope().equals(new Scope.Receiver("mailbox.example")))
                .isNotEmpty()
                .allMatch(signal -> signal.reading() == Reading.FAILING && signal.strength() < 0.5);
        assertThat(newest(ALPHA).reading()).isEqualTo(Reading.UNKNOWN);
        assertThat(newest(BETA).reading()).isEqualTo(Reading.UNKNOWN);
        assertThat(told)
                .as("the first that is missing is a weak sign")
                .filteredOn(signal -> signal.reading() == Reading.FAILING
                        && !signal.scope().equals(new Scope.Receiver("mailbox.example")))
                .allMatch(signal -> signal.strength() < 0.5);
        sky.swallowedBy.clear();
        passing(Duration.ofMinutes(20));
        assertThat(told.getLast().scope()).isEqualTo(new Scope.OfProvider(BETA));
        assertThat(told)
                .filteredOn(signal -> signal.scope().equals(new Scope.Receiver("mailbox.example")))
                .last()
                .matches(signal -> signal.reading() == Reading.WELL);
    }

    @Test
    void aMailboxThatCannotBeReadAccusesNobody() {
        sky.blind = true;
        passing(Duration.ofHours(1));
        assertThat(told).isNotEmpty().allMatch(signal -> signal.reading() == Reading.UNKNOWN);
        sky.blind = false;
        passing(Duration.ofMinutes(1));
        assertThat(newest(ALPHA).reading()).isIn(Reading.WELL, Reading.IMPAIRED);
    }

    @Test
    void whoTakesNoneIsToldByWhatItSays() {
        sky.answer = new Outcome.ProviderDown(Outcome.Failure.SERVER_ERROR, "503 out of order");
        passing(Duration.ofMinutes(5));
        assertThat(newest(ALPHA).reading()).isEqualTo(Reading.FAILING);
        assertThat(newest(ALPHA).words()).isEqualTo("it took no canary: 503 out of order");
        told.clear();
        sky.answer = null;
        passing(Duration.ofHours(1));
        assertThat(told).as("a shut gate says nothing").isEmpty();
    }

    private Signal newest(ProviderName provider) {
        return told.stream()
                .filter(signal -> signal.scope().equals(new Scope.OfProvider(provider)))
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    private void passing(Duration duration) {
        for (long second = 0; second < duration.toSeconds(); second++) {
            canaries.step();
            time.pass(Duration.ofSeconds(1));
        }
    }

    /** Providers that carry canaries, and the mailbox where they arrive. */
    private final class Sky implements CanaryPost, Mailbox {

        private final Map<String, Instant> flying = new HashMap<>();
        private final Set<ProviderName> swallowedBy = new HashSet<>();
        private List<ProviderName> providers = List.of(ALPHA);
        private Duration takes = Duration.ofSeconds(12);
        private Outcome answer = new Outcome.Accepted(null, "250 ok");
        private boolean spam;
        private boolean blind;

        @Override
        public List<ProviderName> providers() {
            return providers;
        }

        @Override
        public Handing hand(ProviderName provider, String subject, Instant at) {
            if (answer == null) {
                return new Handing.NotNow("drained");
            }
            if (!swallowedBy.contains(provider)) {
                flying.put(subject, at.plus(takes));
            }
            return new Handing.Called(answer);
        }

        @Override
        public Look look(Predicate<String> ours) {
            if (blind) {
                return new Look.Blind("the mailbox cannot be read: no");
            }
            var there = flying.entrySet().stream()
                    .filter(each -> !each.getValue().isAfter(time.now()) && ours.test(each.getKey()))
                    .map(each -> new Letter(each.getKey(), each.getValue(), spam))
                    .toList();
            there.forEach(letter -> flying.remove(letter.subject()));
            return new Look.Seen(there);
        }
    }
}
