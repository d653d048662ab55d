package dev.everpost.edge.ses;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.everpost.mime.HeaderBlock;
import dev.everpost.ses.Caller;
import dev.everpost.ses.Email;
import dev.everpost.ses.FixedAccount;
import dev.everpost.ses.Result;
import dev.everpost.ses.SendRate;
import dev.everpost.ses.Sending;
import dev.everpost.ses.SesError;
import dev.everpost.template.Missing;
import dev.everpost.template.TemplateEngine;
import dev.everpost.world.World;
import java.util.List;

/** Whatever a signed body holds, it becomes a submission or a fault of the client; nothing is thrown, no Bcc travels. */
class SendEmailFuzzTest {

    private static final Documents DOCUMENTS = new Documents(1_000_000);
    private static final Caller SHOP =
            new Caller(SesServer.SUBMITTERS.byAccessKeyId(SesServer.KEY_ID).orElseThrow(), "eu-west-1");
    private static final RememberingIntake INTAKE = new RememberingIntake();
    private static final Sending SENDING = new Sending(
            INTAKE,
            new FixedAccount(),
            new TemplateEngine(),
            Missing.FAIL,
            new SendRate(0, 0, () -> 0, World.real().time()),
            World.real());

    @FuzzTest(maxDuration = "20s")
    void becomesASubmissionOrAFault(byte[] body) {
        switch (DOCUMENTS.read(body, SendEmailReader::read)) {
            case Reading.Wrong<Email>(var fault) -> assertThat(fault.status()).isBetween(400, 499);
            case Reading.Read<Email>(var email) -> sent(email);
        }
    }

    private static void sent(Email email) {
        INTAKE.forget();
        switch (SENDING.send(SHOP, email, SENDING.invocation(SHOP, List.of("id")), 10_000_000)) {
            case Result.Failed<?>(var error) ->
                assertThat(error.kind()).isNotIn(SesError.Kind.INTERNAL, SesError.Kind.UNAVAILABLE);
            case Result.Done<?> _ -> {
                assertThat(INTAKE.only().recipients()).hasSizeBetween(1, 50);
                assertThat(HeaderBlock.of(INTAKE.only().content().bytes()).count("Bcc"))
                        .isZero();
            }
        }
    }
}
