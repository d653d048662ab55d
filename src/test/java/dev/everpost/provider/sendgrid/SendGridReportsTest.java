package dev.everpost.provider.sendgrid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.provider.hook.HookReading.Tidings;
import dev.everpost.provider.hook.Told;
import dev.everpost.provider.web.Parcels;
import dev.everpost.provider.web.Reported;
import dev.everpost.sandbox.sendgrid.SendGridPersonality;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reports of the simulated SendGrid, read by the reader of the real one. */
class SendGridReportsTest {

    private final SendGridPersonality sendGrid = new SendGridPersonality();
    private final SendGridHook hook = new SendGridHook(sendGrid.publicKey(), Duration.ofDays(1));

    @Test
    void whatHappenedIsTold() {
        assertThat(told())
                .extracting(told -> told.recipient() + " " + told.report())
                .containsExactly(
                        "delivered@example.net QUEUED",
                        "delivered@example.net DELIVERED",
                        "bounced@example.net QUEUED",
                        "bounced@example.net BOUNCED_FOR_GOOD",
                        "complained@example.net COMPLAINED",
                        "suppressed@example.net REJECTED");
        assertThat(told()).allSatisfy(told -> {
            assertThat(told.ourId()).isEqualTo(Parcels.id().toString());
            assertThat(told.providerId()).isEqualTo("vendor-7");
        });
    }

    @Test
    void aRepeatTellsTheSameEvents() {
        assertThat(told())
                .extracting(Told::eventId)
                .isEqualTo(told().stream().map(Told::eventId).toList());
    }

    private List<Told> told() {
        var post = sendGrid.reports(Reported.happenings()).getFirst();
        return ((Tidings) hook.read(Reported.request(post))).all();
    }
}
