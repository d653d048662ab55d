package dev.everpost.edge.ses;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.everpost.edge.sigv4.Authentication.Verified;
import dev.everpost.mime.HeaderBlock;
import dev.everpost.world.World;
import java.util.List;
import tools.jackson.core.json.JsonFactory;

/** Whatever a signed body holds, it becomes a submission or a fault of the client; nothing is thrown, no Bcc travels. */
class SendEmailFuzzTest {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Verified SHOP = new Verified(
            SesServer.SUBMITTERS.byAccessKeyId(SesServer.KEY_ID).orElseThrow(), SesServer.KEY_ID, "eu-west-1");
    private static final Invocations INVOCATIONS = new Invocations(World.real());

    @FuzzTest(maxDuration = "20s")
    void becomesASubmissionOrAFault(byte[] body) {
        switch (SendEmailReader.read(JSON, body)) {
            case Fault fault -> assertThat(fault.status()).isBetween(400, 499);
            case SendEmailRequest request -> translated(request);
        }
    }

    private static void translated(SendEmailRequest request) {
        switch (new Translation(SHOP, request, INVOCATIONS.of("shop", List.of("id"))).draft()) {
            case Fault fault -> assertThat(fault.status()).isBetween(400, 499);
            case Draft.Ready(var submission) -> {
                assertThat(submission.recipients()).hasSizeBetween(1, 50);
                assertThat(HeaderBlock.of(submission.content().bytes()).count("Bcc"))
                        .isZero();
            }
        }
    }
}
