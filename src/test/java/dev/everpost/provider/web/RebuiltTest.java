package dev.everpost.provider.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.mime.NamedAddress;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Who is named how in the calls of providers that build messages again. */
class RebuiltTest {

    private static final String LETTER = """
            From: shop@example.com
            To: Ann <ann@example.net>, Bob <bob@example.org>
            Cc: carl@example.org

            hello
            """;

    @Test
    void openRecipientsStayOpenAndBlindOnesBlind() {
        var call = one(calls(LETTER, "ann@example.net", "bob@example.org", "carl@example.org", "dora@example.org"));
        assertThat(addresses(call.to())).containsExactly("ann@example.net", "bob@example.org");
        assertThat(call.to().getFirst().name()).isEqualTo("Ann");
        assertThat(addresses(call.cc())).containsExactly("carl@example.org");
        assertThat(addresses(call.bcc())).containsExactly("dora@example.org");
    }

    @Test
    void whoDoesNotTravelIsNotNamedForTheyWouldGetItAgain() {
        var call = one(calls(LETTER, "bob@example.org"));
        assertThat(addresses(call.to())).containsExactly("bob@example.org");
        assertThat(call.cc()).isEmpty();
        assertThat(call.adaptations()).contains("To and Cc show only who travels in this attempt");
    }

    @Test
    void blindCopiesAloneGetACallEachSoThatTheyDoNotSeeEachOther() {
        var calls = calls(LETTER, "dora@example.org", "emil@example.org");
        assertThat(calls).hasSize(2);
        assertThat(calls).allSatisfy(call -> assertThat(call.to()).hasSize(1));
        assertThat(calls).allSatisfy(call -> assertThat(call.bcc()).isEmpty());
    }

    @Test
    void someoneIsAlwaysInToEvenIfOnlyACopyTravels() {
        var call = one(calls(LETTER, "CARL@example.org"));
        assertThat(addresses(call.to())).containsExactly("carl@example.org");
        assertThat(call.cc()).isEmpty();
    }

    private static List<Rebuilt> calls(String text, String... recipients) {
        return Objects.requireNonNull(Rebuilt.of(Parcels.parcel(text, recipients)));
    }

    private static Rebuilt one(List<Rebuilt> calls) {
        assertThat(calls).hasSize(1);
        return calls.getFirst();
    }

    private static List<String> addresses(List<NamedAddress> named) {
        return named.stream().map(each -> each.address().toString()).toList();
    }
}
