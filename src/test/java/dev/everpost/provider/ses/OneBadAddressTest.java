package dev.everpost.provider.ses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Recipient;
import dev.everpost.provider.web.OneByOne;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** SES refuses a whole call for one bad address, without saying which. */
class OneBadAddressTest {

    private static final Outcome TAKEN = new Outcome.Accepted("id", "200 id");
    private static final Outcome DOWN = new Outcome.ProviderDown(Outcome.Failure.SERVER_ERROR, "500");

    private final List<List<String>> calls = new ArrayList<>();

    @Test
    void theOthersAreCarriedByCallsOfTheirOwn() {
        var outcomes = send(this::refusesBob, "ann", "bob", "cid");

        assertThat(outcomes.get(0)).isEqualTo(TAKEN);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Refused.class);
        assertThat(outcomes.get(2)).isEqualTo(TAKEN);
        assertThat(calls).containsExactly(List.of("ann", "bob", "cid"), List.of("ann"), List.of("bob"), List.of("cid"));
    }

    @Test
    void aSingleRecipientIsNotCalledTwice() {
        assertThat(send(this::refusesBob, "bob")).singleElement().isInstanceOf(Outcome.Refused.class);
        assertThat(calls).hasSize(1);
    }

    @Test
    void contentThatIsRefusedForItselfIsNotSentAgain() {
        var outcomes = send(_ -> answer("MessageRejected", "virus"), "ann", "bob");

        assertThat(outcomes).hasOnlyElementsOfType(Outcome.Refused.class);
        assertThat(calls).hasSize(1);
    }

    @Test
    void whenSesFailsMeanwhileTheRestGoesOnWithTheFailure() {
        var outcomes = send(
                to -> to.equals(List.of("bob")) ? OneByOne.Answer.toAll(DOWN) : refusesBob(to), "ann", "bob", "cid");

        assertThat(outcomes).containsExactly(TAKEN, DOWN, DOWN);
        assertThat(calls).hasSize(3);
    }

    @Test
    void whoWasNotCalledAfterAnUnansweredCallIsNotUnknown() {
        var silence = OneByOne.Answer.toAll(new Outcome.Unknown("no answer"));
        var outcomes = send(to -> to.equals(List.of("ann")) ? silence : refusesBob(to), "ann", "bob");

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Unknown.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.ProviderDown.class);
    }

    private OneByOne.Answer refusesBob(List<String> to) {
        return to.contains("bob")
                ? answer("BadRequestException", "Domain contains illegal character")
                : OneByOne.Answer.toAll(TAKEN);
    }

    private static OneByOne.Answer answer(String code, String message) {
        var outcome = SesErrorMapping.outcome(400, code, message, null);
        return new OneByOne.Answer(outcome, SesErrorMapping.mayBeAboutOneAddress(code, outcome));
    }

    private List<Outcome> send(Function<List<String>, OneByOne.Answer> ses, String... names) {
        var recipients = IntStream.range(0, names.length)
                .mapToObj(i -> Recipient.plain(i, EmailAddress.of(names[i] + "@example.com")))
                .toList();
        return new OneByOne(to -> {
                    var locals = to.stream()
                            .map(recipient -> recipient.address().toString().replace("@example.com", ""))
                            .toList();
                    calls.add(locals);
                    return ses.apply(locals);
                })
                .send(recipients);
    }
}
