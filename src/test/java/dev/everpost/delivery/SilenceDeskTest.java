package dev.everpost.delivery;

import static dev.everpost.delivery.ScriptedProvider.DOWN;
import static dev.everpost.delivery.ScriptedProvider.SILENT;
import static dev.everpost.delivery.ScriptedProvider.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.delivery.SilenceDesk.Decision;
import dev.everpost.fact.Fact;
import dev.everpost.fact.Fact.Found;
import dev.everpost.fact.Fact.Remedy;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.provider.Capabilities;
import dev.everpost.provider.Finding;
import dev.everpost.store.DeliveryState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Mail that a provider took without a word: it is asked first, and nothing is sent twice without need or without a mark. */
class SilenceDeskTest {

    private static final Finding HAS_IT = new Finding.Taken("id-7", "delivered at noon");
    private static final Finding NEVER = new Finding.NotTaken("no such message");
    private static final Finding MUTE = new Finding.CannotTell("it keeps no list");
    private static final Finding LATER = new Finding.NotYet("its index lags behind");

    private final DeliveryRig rig = new DeliveryRig();
    private final List<Fact.Silent> told = new ArrayList<>();
    private SilencePolicy policy = SilencePolicy.DEFAULT;
    private final SilenceDesk desk = new SilenceDesk(
            rig.spool,
            message -> Optional.of(rig.spool.story(message)),
            rig.room(),
            () -> policy,
            new DeliveryEvents() {
                @Override
                public void silent(Fact.Silent decided) {
                    told.add(decided);
                }
            },
            rig.time.world());

    @Test
    void aCodeThatItNeverGotGoesToTheNextProviderAndIsMarked() {
        rig.alpha.then(TAKEN).thenFinds(NEVER);
        var code = silentCode();
        assertThat(decide(code, true)).isEqualTo(Decision.DONE);

        assertThat(rig.only(code).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(told).singleElement().extracting(Fact.Silent::remedy).isEqualTo(Remedy.SENT_AGAIN);
        rig.carryOn(code);
        assertThat(rig.only(code).state()).isEqualTo(DeliveryState.HANDED_OVER);
        assertThat(rig.only(code).provider()).isEqualTo(rig.beta.name());
        var last = (Fact.AttemptEnded) rig.spool.facts.getLast();
        assertThat(last.outcomes().getFirst().possibleDuplicate()).isTrue();
        assertThat(rig.alpha.carried).hasSize(1);
    }

    @Test
    void whatItHasIsLeftWhereItIs() {
        rig.alpha.then(TAKEN).thenFinds(HAS_IT);
        var code = silentCode();
        decide(code, true);

        assertThat(rig.only(code).state()).isEqualTo(DeliveryState.HANDED_OVER);
        assertThat(told).singleElement().extracting(Fact.Silent::finding).isEqualTo(Found.TAKEN);
    }

    @Test
    void whoCannotTellLosesACodeToTheNextProviderWhereTheClassWantsIt() {
        rig.alpha.then(TAKEN).thenFinds(MUTE);
        var code = silentCode();
        decide(code, true);
        rig.carryOn(code);

        assertThat(rig.only(code).provider()).isEqualTo(rig.beta.name());
        assertThat(rig.only(code).unknowns()).isEqualTo(1);
    }

    @Test
    void whereNeighboursAreSilentTooOnlyTheProvidersOwnWordMakesASecondCopy() {
        rig.alpha.then(TAKEN).thenFinds(MUTE).then(TAKEN).thenFinds(NEVER);
        var code = silentCode();
        assertThat(decide(code, false)).isEqualTo(Decision.DONE);
        assertThat(told).as("it may turn out to be alone").isEmpty();
        assertThat(rig.only(code).state()).isEqualTo(DeliveryState.HANDED_OVER);

        decide(silentCode(), false);
        assertThat(told).singleElement().extracting(Fact.Silent::remedy).isEqualTo(Remedy.SENT_AGAIN);
    }

    @Test
    void aClassThatOnlyAsksRisksNoSecondCopy() {
        policy = new SilencePolicy(Map.of(MessageClass.CRITICAL, OnSilence.INQUIRE), 1, 30);
        rig.alpha.then(TAKEN).thenFinds(MUTE);
        var code = silentCode();
        decide(code, true);

        assertThat(rig.only(code).state()).isEqualTo(DeliveryState.HANDED_OVER);
        assertThat(told).singleElement().extracting(Fact.Silent::remedy).isEqualTo(Remedy.LEFT);
    }

    @Test
    void otherMailIsAPersonsAffair() {
        rig.alpha.then(TAKEN).thenFinds(NEVER);
        var letter = rig.carry(MessageClass.TRANSACTIONAL, "ann@example.net");
        assertThat(decide(letter, true)).isEqualTo(Decision.DONE);

        assertThat(rig.alpha.inquiries).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void whoMayKnowLaterIsAskedLaterUntilTheLastTry() {
        rig.alpha.then(TAKEN).thenFinds(LATER).thenFinds(LATER);
        var code = silentCode();
        assertThat(decide(code, true)).isEqualTo(Decision.UNANSWERED);
        assertThat(told).isEmpty();

        assertThat(desk.decide(attempt(code, 1, true), true)).isEqualTo(Decision.DONE);
        assertThat(told).singleElement().extracting(Fact.Silent::finding).isEqualTo(Found.CANNOT_TELL);
    }

    @Test
    void oneSilenceIsDecidedOnceAndAMessageIsSentAgainOnce() {
        rig.alpha.then(TAKEN).thenFinds(NEVER);
        rig.beta.then(TAKEN).thenFinds(NEVER);
        var code = silentCode();
        decide(code, true);
        decide(code, true);
        rig.carryOn(code);
        assertThat(desk.decide(new SilentAttempt(code.id(), 2, rig.beta.name(), List.of(0), true), false))
                .isEqualTo(Decision.DONE);

        assertThat(told).hasSize(1);
        assertThat(rig.beta.inquiries).isEmpty();
    }

    @Test
    void noMoreThanTheMinuteAllowsIsSentAgain() {
        policy = new SilencePolicy(policy.byClass(), 1, 2);
        for (int i = 0; i < 4; i++) {
            rig.alpha.then(TAKEN).thenFinds(NEVER);
        }
        var decisions = new ArrayList<Decision>();
        for (int i = 0; i < 3; i++) {
            decisions.add(decide(silentCode(), true));
        }
        assertThat(decisions).containsExactly(Decision.DONE, Decision.DONE, Decision.LATER);
        rig.time.pass(Duration.ofSeconds(61));
        assertThat(decide(silentCode(), true)).isEqualTo(Decision.DONE);
    }

    @Test
    void withoutAnotherProviderOrAfterItsDeadlineNothingIsSentAgain() {
        rig.alpha.then(TAKEN).thenFinds(NEVER);
        rig.beta.capabilities = new Capabilities(100, 50, true, true);
        var code = silentCode();
        decide(code, true);
        assertThat(told).singleElement().extracting(Fact.Silent::remedy).isEqualTo(Remedy.LEFT);

        var late = silentCode();
        rig.time.pass(Duration.ofHours(5));
        assertThat(decide(late, true)).isEqualTo(Decision.DONE);
        assertThat(told).hasSize(1);
    }

    @Test
    void itDoesNotComeBackToTheSilentProviderAndIsHandedBackToItAtTheDeadline() {
        rig.alpha.then(TAKEN).thenFinds(MUTE);
        for (int i = 0; i < 20; i++) {
            rig.beta.then(DOWN);
        }
        var code = silentCode();
        decide(code, true);
        rig.carryOn(code);
        assertThat(rig.only(code).state()).isEqualTo(DeliveryState.WAITING);
        rig.time.pass(Duration.ofMinutes(5));
        rig.carryOn(code);
        assertThat(rig.alpha.carried).hasSize(1);
        rig.time.pass(DeliveryRig.DEADLINE);
        rig.carryOn(code);

        assertThat(rig.only(code).state()).isEqualTo(DeliveryState.HANDED_OVER);
        assertThat(rig.only(code).provider()).isEqualTo(rig.alpha.name());
        assertThat(rig.only(code).why()).contains("nobody took it again before its deadline");
        assertThat(rig.spool.leased).isEmpty();
    }

    @Test
    void whatItNeverGotExpiresWhenNobodyElseTakesIt() {
        rig.alpha.then(TAKEN).thenFinds(NEVER);
        rig.beta.then(DOWN);
        var code = silentCode();
        decide(code, true);
        rig.carryOn(code);
        rig.time.pass(DeliveryRig.DEADLINE);
        rig.carryOn(code);

        assertThat(rig.only(code).state()).isEqualTo(DeliveryState.EXPIRED);
    }

    @Test
    void anUnknownSecondTryIsAskedAboutAsAnyOther() {
        rig.alpha.then(TAKEN).thenFinds(MUTE);
        rig.beta.then(SILENT).thenFinds(HAS_IT);
        var code = silentCode();
        decide(code, true);
        rig.carryOn(code);

        assertThat(rig.only(code).state()).isEqualTo(DeliveryState.HANDED_OVER);
        assertThat(rig.only(code).provider()).isEqualTo(rig.beta.name());
        assertThat(rig.only(code).unknowns()).as("alpha may have it too").isEqualTo(1);
    }

    @Test
    void whatTheStoreDoesNotTakeOrSomebodyWorksOnIsDecidedLater() {
        rig.alpha.then(TAKEN).thenFinds(NEVER).thenFinds(NEVER).thenFinds(NEVER);
        var code = silentCode();
        rig.spool.fails = _ -> true;
        assertThat(decide(code, true)).isEqualTo(Decision.LATER);
        rig.spool.fails = _ -> false;
        rig.spool.leased.add(code.id());
        assertThat(decide(code, true)).isEqualTo(Decision.LATER);
        rig.spool.leased.clear();
        assertThat(decide(code, true)).isEqualTo(Decision.DONE);
        assertThat(told).hasSize(1);
    }

    private Message silentCode() {
        return rig.carry(MessageClass.CRITICAL, "ann@example.net");
    }

    private Decision decide(Message message, boolean alone) {
        return desk.decide(attempt(message, 1, alone), false);
    }

    private SilentAttempt attempt(Message message, int number, boolean alone) {
        return new SilentAttempt(message.id(), number, rig.alpha.name(), List.of(0), alone);
    }
}
