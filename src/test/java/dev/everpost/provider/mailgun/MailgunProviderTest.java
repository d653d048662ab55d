package dev.everpost.provider.mailgun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.provider.Checkup;
import dev.everpost.provider.Finding;
import dev.everpost.provider.Inquiry;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.web.Ends;
import dev.everpost.provider.web.Illnesses;
import dev.everpost.provider.web.Illnesses.Illness;
import dev.everpost.provider.web.Parcels;
import dev.everpost.provider.web.VendorRig;
import dev.everpost.provider.web.WebSettings;
import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.mailgun.MailgunPersonality;
import dev.everpost.scenario.AccountSuspended;
import dev.everpost.scenario.Failing;
import dev.everpost.scenario.ResetAfterData;
import dev.everpost.world.World;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Mailgun provider against a simulated Mailgun on a real socket, well and in every illness. */
class MailgunProviderTest {

    @TempDir
    private Path folder;

    private VendorRig rig;
    private MailgunProvider provider;

    @BeforeEach
    void start() {
        rig = new VendorRig(folder, new MailgunPersonality());
        provider = provider(rig.patient(), rig.world());
    }

    @AfterEach
    void stop() {
        provider.close();
        rig.close();
    }

    @Test
    void aMessageArrivesByteForByteWithItsTraceBeforeIt() {
        var parcel = Parcels.parcel(
                "From: Shop <shop@example.com>\nTo: ann@example.net\n\nGr\u00fc\u00dfe\n--b\n.\n",
                "ann@example.net",
                "bob@example.org");
        var outcomes = provider.send(parcel);

        assertThat(words(outcomes)).containsExactly("Accepted", "Accepted");
        assertThat(((Outcome.Accepted) outcomes.getFirst()).adaptations())
                .containsExactly("envelope sender is Mailgun's");
        var delivered = rig.mailroom.of("bob@example.org").getFirst();
        assertThat(rig.mailroom.body(delivered).orElseThrow())
                .isEqualTo((parcel.trace() + new String(parcel.content().bytes(), StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(delivered.sha256())
                .isEqualTo(Mailroom.fingerprint(parcel.content().bytes()));
        assertThat(delivered.traceId()).isEqualTo(Parcels.id().toString());
    }

    @Test
    void theIdIsTheSubmittersMessageIdWithoutBracketsAsEventsHaveIt() {
        var outcome = provider.send(Parcels.plain("ann@example.net")).getFirst();

        assertThat(((Outcome.Accepted) outcome).providerId()).isEqualTo("code-17@example.com");
    }

    /** What others call a failure of the server may have been sent here. */
    static Stream<Illness> illnesses() {
        return Illnesses.common()
                .map(each -> each.fault() instanceof Failing && each.outcome().startsWith("ProviderDown")
                        ? new Illness(each.fault(), "Unknown", 0)
                        : each);
    }

    @ParameterizedTest
    @MethodSource("illnesses")
    void eachIllnessHasItsOutcome(Illness illness) {
        assertThat(rig.end(illness.fault(), this::provider)).isEqualTo(illness.outcome());
        assertThat(rig.copies("ann@example.com")).isEqualTo(illness.copies());
    }

    @Test
    void oneBadAddressDoesNotTakeTheOthersWithIt() {
        var outcomes = provider.send(Parcels.plain("ann@example.net", "\"b b\"@example.org", "cid@example.org"));

        assertThat(words(outcomes)).containsExactly("Accepted", "Refused RECIPIENT", "Accepted");
        assertThat(rig.copies("ann@example.net")).isEqualTo(1);
        assertThat(rig.copies("cid@example.org")).isEqualTo(1);
    }

    @Test
    void aWrongKeyAndAWrongDomainAreTheAccountsTrouble() {
        try (var stranger = provider(rig.patient(), "example.com", "key-wrong");
                var lost = provider(rig.patient(), "elsewhere.example", MailgunPersonality.API_KEY)) {
            assertThat(Ends.first(stranger, Parcels.plain("ann@example.net"))).isEqualTo("AccountTrouble CREDENTIALS");
            assertThat(Ends.first(lost, Parcels.plain("ann@example.net"))).isEqualTo("AccountTrouble CREDENTIALS");
            assertThat(stranger.checkup()).isInstanceOf(Checkup.Failed.class);
        }
    }

    @Test
    void aCheckupTellsTheDomainAndTheLimit() {
        provider.send(Parcels.plain("ann@example.net"));

        var checkup = (Checkup.Answered) provider.checkup();

        assertThat(checkup.sending()).isTrue();
        assertThat(checkup.quota()).isEqualTo(new Checkup.Quota(null, 50_000L, 1L, 49_999L, "month"));
        assertThat(checkup.senders()).containsEntry("example.com", Checkup.Sender.VERIFIED);
    }

    @Test
    void aCheckupOfADisabledDomainSaysSo() {
        rig.vendor.set(new AccountSuspended());

        var checkup = (Checkup.Answered) provider.checkup();

        assertThat(checkup.sending()).isFalse();
        assertThat(checkup.senders()).containsEntry("example.com", Checkup.Sender.FAILED);
        assertThat(checkup.words()).contains("disabled: Bounce rate too high");
    }

    @Test
    void anUnknownOutcomeIsFoundOutByAsking() {
        var parcel = Parcels.plain("ann@example.net", "bob@example.org");
        rig.vendor.set(new ResetAfterData(true));
        assertThat(words(provider.send(parcel))).containsExactly("Unknown", "Unknown");
        rig.vendor.set();

        assertThat(provider.inquire(inquiry(parcel, Duration.ZERO)))
                .isEqualTo(new Finding.Taken("code-17@example.com", "found among accepted events"));
    }

    @Test
    void whatIsNotInTheIndexMayComeThereIsDeniedLaterAndForgottenInTheEnd() {
        var parcel = Parcels.plain("ann@example.net");

        assertThat(provider.inquire(inquiry(parcel, Duration.ofMinutes(29)))).isInstanceOf(Finding.NotYet.class);
        assertThat(provider.inquire(inquiry(parcel, Duration.ofMinutes(31)))).isInstanceOf(Finding.NotTaken.class);
        assertThat(provider.inquire(inquiry(parcel, Duration.ofHours(25)))).isInstanceOf(Finding.CannotTell.class);
    }

    @Test
    void theKeyIsNotInTheText() {
        var settings =
                new MailgunSettings(rig.patient(), MailgunSettings.Region.EU, null, "example.com", "never-shown", null);

        assertThat(settings.toString()).doesNotContain("never-shown");
    }

    private static List<String> words(List<Outcome> outcomes) {
        return outcomes.stream().map(Ends::words).toList();
    }

    private static Inquiry inquiry(Parcel parcel, Duration ago) {
        return new Inquiry(
                parcel.message(), 1, parcel.recipients(), Instant.now().minus(ago));
    }

    private MailgunProvider provider(WebSettings web, World world) {
        return provider(web, "example.com", MailgunPersonality.API_KEY);
    }

    private MailgunProvider provider(WebSettings web, String domain, String key) {
        var settings = new MailgunSettings(web, MailgunSettings.Region.US, rig.endpoint(), domain, key, null);
        return new MailgunProvider(settings, rig.world());
    }
}
