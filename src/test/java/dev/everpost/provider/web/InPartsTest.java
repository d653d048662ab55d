package dev.everpost.provider.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.message.Recipient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which calls a parcel in parts needs, and which are not made. */
class InPartsTest {

    private static final Outcome TAKEN = new Outcome.Accepted("id", "200 id");
    private static final Outcome REFUSED = new Outcome.Refused(Outcome.Scope.RECIPIENT, "422 bob");

    private final List<List<String>> calls = new ArrayList<>();

    @Test
    void aRefusalThatMayBeAboutOneAddressDoesNotTakeTheOthersWithIt() {
        var parcel = Parcels.plain("ann@example.com", "bob@example.com");
        var outcomes = new InParts(this::refusesBob).send(parcel);

        assertThat(outcomes).containsExactly(TAKEN, REFUSED);
        assertThat(calls)
                .containsExactly(
                        List.of("ann@example.com", "bob@example.com"),
                        List.of("ann@example.com"),
                        List.of("bob@example.com"));
    }

    @Test
    void blindCopiesAreNotCalledAfterACallThatNobodyAnswered() {
        var parcel = Parcels.parcel("From: shop@example.com\n\nhi\n", "ann@example.com", "bob@example.com");
        var outcomes = new InParts(rebuilt -> {
                    calls.add(addresses(rebuilt));
                    return OneByOne.Answer.toAll(rebuilt.recipients().size(), new Outcome.Unknown("no answer"));
                })
                .send(parcel);

        assertThat(calls).containsExactly(List.of("ann@example.com"));
        assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Unknown.class);
        assertThat(outcomes.getLast()).isInstanceOf(Outcome.ProviderDown.class);
    }

    @Test
    void aMessageThatMustStayWholeIsRefusedWithoutACall() {
        var parcel = Parcels.parcel("Subject: nobody wrote this\n\nhi\n", "ann@example.com");

        assertThat(new InParts(this::refusesBob).send(parcel)).hasOnlyElementsOfType(Outcome.Refused.class);
        assertThat(calls).isEmpty();
    }

    private OneByOne.Answer refusesBob(Rebuilt rebuilt) {
        var to = addresses(rebuilt);
        calls.add(to);
        return to.contains("bob@example.com")
                ? OneByOne.Answer.perhapsForOne(rebuilt.recipients().size(), REFUSED)
                : OneByOne.Answer.toAll(rebuilt.recipients().size(), TAKEN);
    }

    private static List<String> addresses(Rebuilt rebuilt) {
        return rebuilt.recipients().stream()
                .map(Recipient::address)
                .map(Object::toString)
                .toList();
    }
}
