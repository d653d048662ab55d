package dev.everpost.delivery;

import static dev.everpost.delivery.ScriptedProvider.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.provider.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of silent mail is worked off one after another, and nothing that may still be decided is dropped. */
class SilentMailTest {

    private final DeliveryRig rig = new DeliveryRig();
    private final List<Fact.Silent> told = new ArrayList<>();
    private SilencePolicy policy = SilencePolicy.DEFAULT;
    private final SilentMail mail = new SilentMail(desk(), rig.time.world());

    @Test
    void moreThanAMinuteAllowsWaitsForItsTurnHoweverLong() {
        policy = new SilencePolicy(Map.of(MessageClass.CRITICAL, OnSilence.INQUIRE_THEN_RESEND), 1, 1);
        for (int i = 0; i < 20; i++) {
            rig.alpha.then(TAKEN).thenFinds(new Finding.NotTaken("never seen"));
        }
        for (int i = 0; i < 20; i++) {
            mail.offer(silent(rig.carry(MessageClass.CRITICAL, "ann@example.net")));
        }
        work(Duration.ofMinutes(30));

        assertThat(told)
                .hasSize(20)
                .allSatisfy(each -> assertThat(each.remedy()).isEqualTo(Fact.Remedy.SENT_AGAIN));
        assertThat(mail.size()).isZero();
    }

    @Test
    void aProviderThatNeverAnswersCountsAfterSomeTriesAsOneThatCannotTell() {
        rig.alpha.then(TAKEN);
        for (int i = 0; i < 20; i++) {
            rig.alpha.thenFinds(new Finding.NotYet("its index lags behind"));
        }
        mail.offer(silent(rig.carry(MessageClass.CRITICAL, "ann@example.net")));
        work(Duration.ofMinutes(5));

        assertThat(rig.alpha.inquiries).hasSize(SilentMail.TRIES_MAX);
        assertThat(told).singleElement().extracting(Fact.Silent::finding).isEqualTo(Fact.Found.CANNOT_TELL);
    }

    @Test
    void whatSomebodyWorksOnWaitsUntilItsDeadline() {
        rig.alpha.then(TAKEN);
        for (int i = 0; i < 1_000; i++) {
            rig.alpha.thenFinds(new Finding.NotTaken("never seen"));
        }
        var code = rig.carry(MessageClass.CRITICAL, "ann@example.net");
        rig.spool.leased.add(code.id());
        mail.offer(silent(code));
        work(Duration.ofHours(1));
        assertThat(mail.size()).isEqualTo(1);
        work(DeliveryRig.DEADLINE);
        assertThat(mail.size()).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void theRoomHasAnEnd() {
        for (int i = 1; i <= SilentMail.WAITING_MAX; i++) {
            assertThat(mail.offer(new SilentAttempt(new MessageId(i), 1, rig.alpha.name(), List.of(0), true)))
                    .isTrue();
        }
        assertThat(mail.offer(new SilentAttempt(new MessageId(1), 2, rig.alpha.name(), List.of(0), true)))
                .isFalse();
    }

    private void work(Duration time) {
        var end = rig.time.now().plus(time);
        while (rig.time.now().isBefore(end)) {
            rig.time.pass(mail.step());
        }
    }

    private SilentAttempt silent(Message message) {
        return new SilentAttempt(message.id(), 1, rig.alpha.name(), List.of(0), true);
    }

    private SilenceDesk desk() {
        return new SilenceDesk(
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
    }
}
