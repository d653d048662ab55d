package dev.everpost.provider.mx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.dns.SkippingTime;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.Accepted;
import dev.everpost.fact.Outcome.Unknown;
import dev.everpost.sandbox.DnsFault;
import dev.everpost.sandbox.SimulatedSmtp;
import dev.everpost.scenario.ConnectionRefused;
import dev.everpost.scenario.Failing;
import dev.everpost.scenario.RecipientDomain;
import dev.everpost.scenario.ResetAfterData;
import dev.everpost.scenario.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Domains fail at random, by a seed; whoever asks again until the answer is final loses nothing. */
class NothingLostTest {

    private static final int DOMAINS = 6;
    private static final int MESSAGES = 60;
    private static final int ROUNDS = 40;

    private final SkippingTime time = new SkippingTime();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsAcceptedArrivedAndWhatIsNotIsStillOurs(long seed) {
        var random = new Random(seed);
        try (var receivers = new Receivers(time.world())) {
            var exchangers = new ArrayList<SimulatedSmtp>();
            for (int i = 0; i < DOMAINS; i++) {
                exchangers.add(receivers.receiver("d" + i + ".example", false));
            }
            var provider = receivers.provider();
            var open = new TreeSet<String>();
            for (int i = 0; i < MESSAGES; i++) {
                open.add("r" + i + "@d" + i % DOMAINS + ".example");
            }
            var accepted = new TreeSet<String>();
            for (int round = 0; round < ROUNDS && !open.isEmpty(); round++) {
                boolean calm = round > ROUNDS / 2;
                receivers.dns.heal();
                exchangers.forEach(each -> afflict(each, calm ? 9 : random.nextInt(10)));
                if (!calm && random.nextInt(4) == 0) {
                    receivers.dns.fail("d" + random.nextInt(DOMAINS) + ".example", DnsFault.SERVER_FAILURE);
                }
                sendAll(provider, open, accepted, random);
                time.skip(Backoff.LONGEST.plus(Duration.ofMinutes(1)));
            }
            assertThat(open).isEmpty();
            assertThat(accepted)
                    .hasSize(MESSAGES)
                    .allSatisfy(
                            recipient -> assertThat(receivers.sandbox.mailroom().of(recipient))
                                    .isNotEmpty());
        }
    }

    @Test
    void anAnswerThatWasLostIsNeverCalledAYes() {
        try (var receivers = new Receivers(time.world())) {
            receivers.receiver("d.example", false).set(new ResetAfterData(true));
            assertThat(Receivers.sendOne(receivers.provider(), "a@d.example")).isInstanceOf(Unknown.class);
        }
    }

    private static void afflict(SimulatedSmtp exchanger, int kind) {
        switch (kind) {
            case 0 -> exchanger.set(new ConnectionRefused());
            case 1 -> exchanger.set(new Failing(0.5, 451, Stage.RCPT));
            case 2 -> exchanger.set(new Failing(1, 421, Stage.CONNECT));
            case 3 -> exchanger.set(new Failing(0.5, 421, Stage.BODY));
            case 4 ->
                exchanger.set(
                        new RecipientDomain(exchanger.name().replace("mx-", "").replace('-', '.'), 451));
            default -> exchanger.heal();
        }
    }

    /** Several recipients travel together, as they do in a parcel. */
    private static void sendAll(MxProvider provider, TreeSet<String> open, TreeSet<String> accepted, Random random) {
        var waiting = new ArrayList<>(open);
        while (!waiting.isEmpty()) {
            var together = List.copyOf(waiting.subList(0, Math.min(waiting.size(), 1 + random.nextInt(8))));
            waiting.removeAll(together);
            List<Outcome> outcomes = provider.send(Receivers.parcel(together.toArray(String[]::new)));
            for (int i = 0; i < together.size(); i++) {
                if (outcomes.get(i) instanceof Accepted) {
                    open.remove(together.get(i));
                    accepted.add(together.get(i));
                } else {
                    assertThat(outcomes.get(i)).isNotInstanceOf(Outcome.Refused.class);
                }
            }
        }
    }
}
