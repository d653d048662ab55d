package dev.everpost.sim;

import static dev.everpost.message.MessageClass.CRITICAL;
import static dev.everpost.message.MessageClass.TRANSACTIONAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.message.MessageClass;
import dev.everpost.route.OnUnknown;
import dev.everpost.scenario.AccountSuspended;
import dev.everpost.scenario.BlackHole;
import dev.everpost.scenario.ConnectionRefused;
import dev.everpost.scenario.Duplicates;
import dev.everpost.scenario.ExpiredCertificate;
import dev.everpost.scenario.Failing;
import dev.everpost.scenario.Fault;
import dev.everpost.scenario.Flapping;
import dev.everpost.scenario.HangAfterData;
import dev.everpost.scenario.LateAcceptance;
import dev.everpost.scenario.NameNotFound;
import dev.everpost.scenario.QuotaSpent;
import dev.everpost.scenario.RecipientDomain;
import dev.everpost.scenario.ResetAfterData;
import dev.everpost.scenario.SilentDrop;
import dev.everpost.scenario.Slow;
import dev.everpost.scenario.Stage;
import dev.everpost.scenario.Throttled;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How long a message stays with an ill provider, for every fault, in virtual time: nothing but the timeouts counts. */
class FailoverTimesTest {

    /** What a simulated provider takes for any answer, at most. */
    private static final Duration LATENCY = Duration.ofMillis(70);

    private static final Duration FOREVER = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    static Stream<Fault> noAtOnce() {
        return Stream.of(
                new ConnectionRefused(),
                new NameNotFound(),
                new ExpiredCertificate(),
                new AccountSuspended(),
                new QuotaSpent(),
                new Throttled(0),
                new Failing(1, 451, Stage.DATA),
                new Flapping(FOREVER, FOREVER, new ConnectionRefused()));
    }

    static Stream<Fault> unansweredContent() {
        return Stream.of(new HangAfterData(), new LateAcceptance(FOREVER), new Slow(FOREVER, Duration.ZERO));
    }

    static Stream<Fault> notTheProvidersFault() {
        return Stream.of(
                new SilentDrop(1),
                new Duplicates(1),
                new Failing(1, 550, Stage.BODY),
                new RecipientDomain("broken.example", 550));
    }

    @ParameterizedTest
    @MethodSource("noAtOnce")
    void aProviderThatSaysNoCostsNothingWhateverTheClass(Fault fault) {
        assertNextProviderAfter(Duration.ZERO, fault, CRITICAL, OnUnknown.RESEND);
        assertNextProviderAfter(Duration.ZERO, fault, TRANSACTIONAL, OnUnknown.WAIT);
    }

    @ParameterizedTest
    @MethodSource("silence")
    void aSilentProviderCostsOneCommandsPatience(MessageClass messageClass) {
        var patience = SimProvider.patience(messageClass).command();
        assertNextProviderAfter(patience, new BlackHole(), messageClass, OnUnknown.WAIT);
    }

    static Stream<MessageClass> silence() {
        return Stream.of(MessageClass.values());
    }

    @ParameterizedTest
    @MethodSource("unansweredContent")
    void anUnansweredContentCostsTheAnswersPatienceAndThenThePolicyDecides(Fault fault) {
        var critical = SimProvider.patience(CRITICAL).finalDot();
        assertNextProviderAfter(critical, fault, CRITICAL, OnUnknown.RESEND);

        var others = SimProvider.patience(TRANSACTIONAL).finalDot().plus(FailoverRun.UNKNOWN_WAIT);
        assertNextCallAfter(others, fault, TRANSACTIONAL, OnUnknown.WAIT);
    }

    @ParameterizedTest
    @MethodSource("resets")
    void aResetAfterTheContentIsKnownAtOnceAndThenThePolicyDecides(Fault fault) {
        assertNextProviderAfter(Duration.ZERO, fault, CRITICAL, OnUnknown.RESEND);
        assertNextCallAfter(FailoverRun.UNKNOWN_WAIT, fault, TRANSACTIONAL, OnUnknown.WAIT);
    }

    static Stream<Fault> resets() {
        return Stream.of(new ResetAfterData(true), new ResetAfterData(false));
    }

    @ParameterizedTest
    @MethodSource("notTheProvidersFault")
    void whatIsNotTheProvidersFaultNeverReachesAnother(Fault fault) {
        assertThat(FailoverRun.calls(fault, CRITICAL, OnUnknown.RESEND, folder)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("silence")
    void aReceiverThatAsksForLaterIsAskedAgainByTheSameProvider(MessageClass messageClass) {
        var fault = new RecipientDomain("broken.example", 451);
        var calls = FailoverRun.calls(fault, messageClass, OnUnknown.WAIT, folder);
        assertThat(calls).extracting(FailoverRun.Call::provider).containsExactly("alpha", "alpha");
    }

    private void assertNextProviderAfter(
            Duration expected, Fault fault, MessageClass messageClass, OnUnknown onUnknown) {
        var calls = FailoverRun.calls(fault, messageClass, onUnknown, folder);
        assertThat(calls).extracting(FailoverRun.Call::provider).containsExactly("alpha", "beta");
        assertThat(calls.get(1).at().minus(calls.get(0).at())).isBetween(expected, expected.plus(LATENCY));
    }

    private void assertNextCallAfter(Duration expected, Fault fault, MessageClass messageClass, OnUnknown onUnknown) {
        var calls = FailoverRun.calls(fault, messageClass, onUnknown, folder);
        assertThat(calls).hasSize(2);
        assertThat(calls.get(1).at().minus(calls.get(0).at())).isBetween(expected, expected.plus(LATENCY));
    }
}
