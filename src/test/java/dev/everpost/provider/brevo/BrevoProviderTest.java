package dev.everpost.provider.brevo;

import static dev.everpost.provider.web.Outcomes.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.provider.web.KeptVendorContract;
import dev.everpost.provider.web.Parcels;
import dev.everpost.provider.web.ScriptedApi;
import dev.everpost.scenario.ResetAfterData;
import dev.everpost.world.World;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The Brevo provider against a simulated Brevo on a real socket, in every illness. */
class BrevoProviderTest extends KeptVendorContract<BrevoProvider> {

    @Override
    protected BrevoRig rig(boolean tls) {
        return new BrevoRig(tls);
    }

    @Override
    protected BrevoProvider provider(URI endpoint, String key, @Nullable Path ca) {
        return new BrevoProvider(BrevoRig.settings(endpoint, key, ca), World.real());
    }

    @Override
    protected String goodKey() {
        return "xkeysib-sandbox";
    }

    @Test
    void aMessageTakenWithoutAnAnswerIsNotMadeTwiceByTryingAgain() {
        try (var rig = new BrevoRig(false)) {
            var parcel = Parcels.plain("ann@example.com");
            rig.vendor.set(new ResetAfterData(true));
            assertThat(words(rig.send(parcel))).isEqualTo("Unknown");
            rig.vendor.heal();
            assertThat(words(rig.send(parcel))).isEqualTo("Accepted");
            assertThat(rig.mailroom.copies(Parcels.id().toString(), "ann@example.com"))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0} gives {1}")
    @MethodSource("foreignAnswers")
    void anAnswerThatIsNotBrevosIsNeverTakenForOne(String answer, String outcome) {
        assertThat(words(scripted(answer))).isEqualTo(outcome);
    }

    static Stream<Arguments> foreignAnswers() {
        return Stream.of(
                Arguments.of(ScriptedApi.html("200 OK"), "ProviderDown NONSENSE"),
                Arguments.of(ScriptedApi.json("201 Created", "{}"), "Unknown"),
                Arguments.of(ScriptedApi.json("201 Created", "{\"messageId\": {\"a\": 1}}"), "Unknown"),
                Arguments.of(ScriptedApi.html("403 Forbidden"), "ProviderDown NONSENSE"),
                Arguments.of(ScriptedApi.json("418 Teapot", "{\"code\":\"new\"}"), "ProviderDown NONSENSE"),
                Arguments.of(ScriptedApi.html("502 Bad Gateway"), "ProviderDown SERVER_ERROR"),
                Arguments.of(ScriptedApi.html("504 Gateway Timeout"), "Unknown"),
                Arguments.of("", "Unknown"),
                Arguments.of("HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{\"mess", "Unknown"));
    }

    @Test
    void aKeyThatBrevoKnowsIsUnknownWhileItsLogShowsNothing() {
        var known = ScriptedApi.json("400 Bad Request", "{\"code\":\"duplicate_parameter\",\"message\":\"used\"}");
        assertThat(words(scripted(known, ScriptedApi.json("200 OK", "{}")))).isEqualTo("Unknown");
        assertThat(words(scripted(known, ScriptedApi.html("503 Busy")))).isEqualTo("Unknown");
    }

    private static Outcome scripted(String... answers) {
        try (var api = new ScriptedApi(answers);
                var provider = new BrevoProvider(BrevoRig.settings(api.endpoint(), "key", null), World.real())) {
            return provider.send(Parcels.plain("ann@example.com")).getFirst();
        }
    }

    @Test
    void secretsAreNotInTheText() {
        var settings = BrevoRig.settings(URI.create("http://127.0.0.1:1"), "never-shown", null);
        assertThat(settings.toString()).doesNotContain("never-shown");
    }
}
