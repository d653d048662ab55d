package dev.everpost.edge.ses;

import dev.everpost.edge.sigv4.SigV4;
import dev.everpost.edge.sigv4.SignatureRules;
import dev.everpost.intake.Submitter;
import dev.everpost.intake.Submitter.AwsKey;
import dev.everpost.intake.Submitters;
import dev.everpost.ses.ConfigurationSetOptions;
import dev.everpost.ses.KeptSendingAccount;
import dev.everpost.ses.SendRate;
import dev.everpost.ses.Sending;
import dev.everpost.ses.SesAccount;
import dev.everpost.ses.Verifications;
import dev.everpost.store.RememberingRegistry;
import dev.everpost.store.RememberingSuppressions;
import dev.everpost.store.StoriesLedger;
import dev.everpost.template.Missing;
import dev.everpost.template.TemplateEngine;
import dev.everpost.world.World;
import io.javalin.Javalin;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/** The SES edge on a real socket, in front of an intake that remembers. */
final class SesServer implements AutoCloseable {

    static final String KEY_ID = "AKIDEXAMPLE";
    static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    static final Submitters SUBMITTERS = new Submitters(List.of(
            new Submitter("shop", null, null, new AwsKey(KEY_ID, SECRET), List.of("@example.com", "@invalid"))));

    final RememberingIntake intake = new RememberingIntake();
    final RememberingSuppressions suppressions = new RememberingSuppressions();
    final StoriesLedger ledger = new StoriesLedger();
    final SesAccount kept;
    final Verifications verifications;
    final AccountFigures figures = new FixedFigures();
    private final Javalin javalin;

    SesServer(World world) {
        this(world, SesSettings.DEFAULT);
    }

    SesServer(World world, SesSettings settings) {
        var engine = new TemplateEngine();
        kept = SesAccount.of(
                new SesAccount.Memory(new RememberingRegistry(), suppressions, ledger),
                engine,
                () -> "123456789012",
                world);
        kept.configurationSets().create("main", ConfigurationSetOptions.DEFAULT, List.of());
        var rate = new SendRate(0, 0, () -> 0, world.time());
        var sending = new Sending(intake, new KeptSendingAccount(kept), engine, Missing.FAIL, rate, world);
        verifications = new Verifications(kept, intake, "gateway.example.net", () -> "https://mail.example.net", world);
        var signatures = new SigV4(() -> SUBMITTERS, SignatureRules.of("ses"), world.time());
        var api = new SesApi(signatures, new SesApi.Doing(sending, kept, verifications), world, settings, figures);
        javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.host = "127.0.0.1";
            config.concurrency.useVirtualThreads = true;
            api.register(config);
        });
        javalin.start("127.0.0.1", 0);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + javalin.port());
    }

    SesV2Client client(String keyId, String secret) {
        return SesV2Client.builder()
                .endpointOverride(uri())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(keyId, secret)))
                .overrideConfiguration(
                        config -> config.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .backoffStrategy(BackoffStrategy.retryImmediately())
                                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                                .build()))
                .build();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
