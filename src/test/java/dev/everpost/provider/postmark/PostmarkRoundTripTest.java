package dev.everpost.provider.postmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.Outcome;
import dev.everpost.provider.hook.HookReading;
import dev.everpost.provider.hook.SharedSecret;
import dev.everpost.provider.web.HookTrap;
import dev.everpost.provider.web.Parcels;
import dev.everpost.provider.web.VendorRig;
import dev.everpost.sandbox.postmark.PostmarkPersonality;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the simulated Postmark reports of a message, read by the reader of Postmark's webhooks. */
class PostmarkRoundTripTest {

    private final PostmarkHook hook =
            new PostmarkHook(new SharedSecret("postmark-hook", "postmark-hook-password", null));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "ann@example.com, DELIVERED",
        "bounce@simulator.amazonses.com, BOUNCED_FOR_GOOD",
        "suppressionlist@simulator.amazonses.com, REJECTED"
    })
    void whatBecameOfAMessageComesBackWithOurId(String recipient, Report report) {
        try (var rig = new VendorRig(folder, new PostmarkPersonality());
                var trap = new HookTrap();
                var provider = new PostmarkProvider(
                        PostmarkSettings.of(rig.patient(), rig.endpoint(), "postmark-server-token"), rig.world())) {
            rig.vendor.reportTo(trap.address());
            var accepted =
                    (Outcome.Accepted) provider.send(Parcels.plain(recipient)).getFirst();

            var told = ((HookReading.Tidings) hook.read(trap.next())).all();
            assertThat(told).singleElement().satisfies(each -> {
                assertThat(each.report()).isEqualTo(report);
                assertThat(each.ourId()).isEqualTo(Parcels.id().toString());
                assertThat(each.providerId()).isEqualTo(accepted.providerId());
                assertThat(each.recipient()).isEqualTo(recipient);
            });
        }
    }

    @Test
    void aComplaintFollowsTheDelivery() {
        try (var rig = new VendorRig(folder, new PostmarkPersonality());
                var trap = new HookTrap();
                var provider = new PostmarkProvider(
                        PostmarkSettings.of(rig.patient(), rig.endpoint(), "postmark-server-token"), rig.world())) {
            rig.vendor.reportTo(trap.address());
            provider.send(Parcels.plain("complaint@simulator.amazonses.com"));
            var reports = List.of(report(trap), report(trap));
            assertThat(reports).containsExactlyInAnyOrder(Report.DELIVERED, Report.COMPLAINED);
        }
    }

    private Report report(HookTrap trap) {
        return ((HookReading.Tidings) hook.read(trap.next())).all().getFirst().report();
    }
}
