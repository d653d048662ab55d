package dev.everpost.provider.mailjet;

import static dev.everpost.provider.web.Outcomes.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.provider.web.KeptVendorContract;
import dev.everpost.provider.web.Outcomes;
import dev.everpost.provider.web.Parcels;
import dev.everpost.provider.web.ScriptedApi;
import dev.everpost.world.World;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The Mailjet provider against a simulated Mailjet on a real socket, in every illness. */
class MailjetProviderTest extends KeptVendorContract<MailjetProvider> {

    @Override
    protected MailjetRig rig(boolean tls) {
        return new MailjetRig(tls);
    }

    @Override
    protected MailjetProvider provider(URI endpoint, String key, @Nullable Path ca) {
        return new MailjetProvider(MailjetRig.settings(endpoint, key, ca), World.real());
    }

    @Override
    protected String goodKey() {
        return "mailjet-secret";
    }

    @Test
    void eachRecipientHasAnIdOfItsOwn() {
        try (var rig = new MailjetRig(false);
                var provider = rig.provider()) {
            var outcomes = provider.send(Parcels.plain("ann@example.com", "bob@example.org"));
            assertThat(outcomes.stream().map(each -> ((Outcome.Accepted) each).providerId()))
                    .doesNotHaveDuplicates()
                    .allMatch(id -> id.matches("\\d{19}"));
        }
    }

    @Test
    void strangersTravelAsMessagesOfOneCall() {
        var one = "{\"Status\":\"success\",\"To\":[{\"Email\":\"emil@example.org\",\"MessageID\":1}]}";
        var two = "{\"Status\":\"error\",\"Errors\":[{\"ErrorCode\":\"mj-0013\",\"StatusCode\":400,"
                + "\"ErrorRelatedTo\":[\"To[0].Email\"]}]}";
        var answer = ScriptedApi.json("400 Bad Request", "{\"Messages\":[" + one + "," + two + "]}");
        try (var api = new ScriptedApi(answer);
                var provider = new MailjetProvider(MailjetRig.settings(api.endpoint(), "key", null), World.real())) {
            var outcomes = provider.send(Parcels.parcel(LETTER, "emil@example.org", "fred@example.org"));
            assertThat(outcomes.stream().map(Outcomes::words)).containsExactly("Accepted", "Refused RECIPIENT");
            assertThat(api.requests()).hasSize(1);
        }
    }

    @Test
    void aSenderThatNobodyVerifiedIsAboutOurAccount() {
        try (var rig = new MailjetRig(false)) {
            var parcel = Parcels.parcel(LETTER.replace("shop@example.com", "shop@example.net"), "ann@example.com");
            assertThat(words(rig.send(parcel))).isEqualTo("AccountTrouble SENDER_NOT_VERIFIED");
        }
    }

    @ParameterizedTest(name = "{0} gives {1}")
    @MethodSource("foreignAnswers")
    void anAnswerThatIsNotMailjetsIsNeverTakenForOne(String answer, String outcome) {
        assertThat(words(scripted(answer))).isEqualTo(outcome);
    }

    static Stream<Arguments> foreignAnswers() {
        var success = "{\"Messages\":[{\"Status\":\"success\",\"To\":[{\"Email\":\"%s\",\"MessageID\":7}]}]}";
        return Stream.of(
                Arguments.of(ScriptedApi.html("200 OK"), "ProviderDown NONSENSE"),
                Arguments.of(ScriptedApi.json("200 OK", "{}"), "Unknown"),
                Arguments.of(ScriptedApi.json("200 OK", "{\"Messages\":[]}"), "Unknown"),
                Arguments.of(ScriptedApi.json("200 OK", "{\"Messages\":[{\"Status\":\"new\"}]}"), "Unknown"),
                Arguments.of(ScriptedApi.json("200 OK", "{\"Messages\":[{\"Status\":\"error\"}]}"), "Unknown"),
                Arguments.of(ScriptedApi.json("200 OK", success.formatted("Ann@Example.com")), "Accepted"),
                Arguments.of(ScriptedApi.json("200 OK", success.formatted("eve@example.com")), "Unknown"),
                Arguments.of(ScriptedApi.html("403 Forbidden"), "ProviderDown NONSENSE"),
                Arguments.of(ScriptedApi.json("418 Teapot", "{\"ErrorCode\":\"new\"}"), "ProviderDown NONSENSE"),
                Arguments.of(ScriptedApi.html("502 Bad Gateway"), "ProviderDown SERVER_ERROR"),
                Arguments.of(ScriptedApi.html("504 Gateway Timeout"), "Unknown"),
                Arguments.of("", "Unknown"),
                Arguments.of("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"mess", "Unknown"));
    }

    private static Outcome scripted(String... answers) {
        try (var api = new ScriptedApi(answers);
                var provider = new MailjetProvider(MailjetRig.settings(api.endpoint(), "key", null), World.real())) {
            return provider.send(Parcels.plain("ann@example.com")).getFirst();
        }
    }

    @Test
    void secretsAreNotInTheText() {
        var settings = MailjetRig.settings(URI.create("http://127.0.0.1:1"), "never-shown", null);
        assertThat(settings.toString()).doesNotContain("never-shown");
    }
}
