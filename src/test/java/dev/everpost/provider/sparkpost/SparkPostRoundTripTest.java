package dev.everpost.provider.sparkpost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.Outcome;
import dev.everpost.provider.hook.HookReading;
import dev.everpost.provider.hook.SharedSecret;
import dev.everpost.provider.hook.Told;
import dev.everpost.provider.web.HookTrap;
import dev.everpost.provider.web.Parcels;
import dev.everpost.provider.web.VendorRig;
import dev.everpost.sandbox.sparkpost.SparkPostPersonality;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the simulated SparkPost reports of a message, read by the reader of SparkPost's webhooks. */
class SparkPostRoundTripTest {

    private final SparkPostHook hook =
            new SparkPostHook(new SharedSecret("sparkpost-hook", "sparkpost-hook-password", null));

    @TempDir
    private Path folder;

    @Test
    void oneBatchTellsWhatBecameOfEachRecipientWithOurId() {
        try (var rig = new VendorRig(folder, new SparkPostPersonality());
                var trap = new HookTrap();
                var provider = new SparkPostProvider(
                        SparkPostSettings.of(rig.patient(), rig.endpoint(), "sparkpost-api-key"), rig.world())) {
            rig.vendor.reportTo(trap.address());
            var parcel = Parcels.plain(
                    "ann@example.com",
                    "bounce@simulator.amazonses.com",
                    "complaint@simulator.amazonses.com",
                    "suppressionlist@simulator.amazonses.com");
            var accepted = (Outcome.Accepted) provider.send(parcel).getFirst();

            var told = ((HookReading.Tidings) hook.read(trap.next())).all();
            assertThat(told)
                    .extracting(Told::report)
                    .containsExactly(
                            Report.DELIVERED,
                            Report.BOUNCED_FOR_GOOD,
                            Report.DELIVERED,
                            Report.COMPLAINED,
                            Report.REJECTED);
            assertThat(told).allSatisfy(each -> {
                assertThat(each.ourId()).isEqualTo(Parcels.id().toString());
                assertThat(each.providerId()).isEqualTo(accepted.providerId());
            });
            assertThat(told).extracting(Told::eventId).doesNotHaveDuplicates();
        }
    }
}
