package dev.everpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.message.MessageClass;
import dev.everpost.pool.Boarding;
import dev.everpost.pool.Plan;
import dev.everpost.pool.Pool;
import dev.everpost.pool.Pools;
import dev.everpost.pool.Purpose;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.RememberingLearned;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Mail on its way through a provider's pools. */
class PooledDeliveryTest {

    private final DeliveryRig rig = new DeliveryRig();

    @Test
    void theProviderIsToldThePoolAndTheBookKeepsIt() {
        var news = new Purpose(Set.of(MessageClass.BULK), Set.of(), Set.of(), Map.of());
        alphaHas(new Pool("news", "n-7", news, null, null, null), warming(5L));

        var message = rig.carry(MessageClass.BULK, "ann@example.net");

        assertThat(rig.alpha.carried.getFirst().pool()).isEqualTo("n-7");
        assertThat(started(message)).isEqualTo("news");
    }

    @Test
    void whatDoesNotFitGoesToTheNextProviderAndTheWhySaysSo() {
        alphaHas(warming(1L));

        rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        var second = rig.carry(MessageClass.TRANSACTIONAL, "bob@example.net");

        assertThat(rig.beta.carried).hasSize(1);
        assertThat(rig.spool.factsOf(second.id()).toString())
                .contains("not before it: alpha: pool new has no room (1 of 1 today, day 1 of 1 of its warm-up plan)");
    }

    @Test
    void withoutAnotherProviderItWaitsForThePlansNextDay() {
        alphaHas(warming(1L));
        rig.beta.always(ScriptedProvider.DOWN);
        rig.carry(MessageClass.BULK, "ann@example.net");

        var second = rig.carry(MessageClass.BULK, "bob@example.net");

        assertThat(rig.only(second).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(rig.alpha.carried).hasSize(1);
    }

    @Test
    void recipientsBeyondTheRoomTravelByTheNextProvider() {
        alphaHas(warming(2L));

        var message = rig.carry(MessageClass.BULK, "a@example.net", "b@example.net", "c@example.net");

        assertThat(rig.alpha.carried.getFirst().recipients()).hasSize(2);
        assertThat(rig.beta.carried.getFirst().recipients()).hasSize(1);
        assertThat(rig.spool.of(message.id())).allMatch(each -> each.state() == DeliveryState.HANDED_OVER);
    }

    @Test
    void whatAProviderDidNotTakeLeavesItsRoom() {
        alphaHas(warming(1L));
        rig.alpha.then(ScriptedProvider.GREYLISTED);
        rig.carry(MessageClass.BULK, "ann@example.net");

        rig.carry(MessageClass.BULK, "bob@example.net");

        assertThat(rig.alpha.carried).hasSize(2);
    }

    @Test
    void whatIsHeldForItsReputationGoesByNobodyElse() {
        rig.desks.put(
                rig.alpha.name(),
                (_, _) -> new Boarding.Held(rig.time.now().plusSeconds(900), "complaint rate 0.4 %; bulk is held"));

        var message = rig.carry(MessageClass.BULK, "ann@example.net");

        assertThat(rig.alpha.carried).isEmpty();
        assertThat(rig.beta.carried).isEmpty();
        assertThat(rig.only(message).why()).isEqualTo("alpha: complaint rate 0.4 %; bulk is held");
        assertThat(rig.only(message).due()).isBefore(message.deadline());
    }

    private void alphaHas(Pool... pools) {
        rig.desks.put(
                rig.alpha.name(),
                new Pools(
                        rig.alpha.name(),
                        List.of(pools),
                        null,
                        new RememberingLearned(),
                        rig.time.world().time()));
    }

    private static Pool warming(Long... perDay) {
        return new Pool("new", "new", Purpose.ANY, null, null, new Plan(List.of(perDay), null, Map.of()));
    }

    private String started(dev.everpost.message.Message message) {
        return rig.spool.factsOf(message.id()).stream()
                .filter(Fact.AttemptStarted.class::isInstance)
                .map(fact -> ((Fact.AttemptStarted) fact).pool())
                .findFirst()
                .orElse(null);
    }
}
