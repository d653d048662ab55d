package dev.everpost.edge.ses.query;

import dev.everpost.edge.ses.FixedFigures;
import dev.everpost.edge.ses.RememberingIntake;
import dev.everpost.edge.ses.SesApi;
import dev.everpost.edge.ses.SesSettings;
import dev.everpost.edge.sigv4.SigV4;
import dev.everpost.edge.sigv4.SignatureRules;
import dev.everpost.intake.Submitter;
import dev.everpost.intake.Submitter.AwsKey;
import dev.everpost.intake.Submitters;
import dev.everpost.message.Content;
import dev.everpost.ses.Bounces;
import dev.everpost.ses.ConfigurationSetOptions;
import dev.everpost.ses.KeptSendingAccount;
import dev.everpost.ses.SendRate;
import dev.everpost.ses.SendStatistics;
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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The SES v1 edge on a real socket, in front of an intake that remembers. */
final class QueryServer implements AutoCloseable {

    static final String KEY_ID = "AKIDEXAMPLE";
    static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    static final String HEADER = "Subject: original\r\n\r\n";
    static final Submitters SUBMITTERS = new Submitters(List.of(
            new Submitter("shop", null, null, new AwsKey(KEY_ID, SECRET), List.of("@example.com", "ann@example.net"))));

    final RememberingIntake intake = new RememberingIntake();
    final StoriesLedger ledger = new StoriesLedger();
    final SesAccount kept;
    private final QueryApi.Doing doing;
    private final Javalin javalin;

    QueryServer() {
        var world = World.real();
        var engine = new TemplateEngine();
        kept = SesAccount.of(
                new SesAccount.Memory(new RememberingRegistry(), new RememberingSuppressions(), ledger),
                engine,
                () -> "123456789012",
                world);
        kept.configurationSets().create("main", ConfigurationSetOptions.DEFAULT, List.of());
        var rate = new SendRate(0, 0, () -> 0, world.time());
        var sending = new Sending(intake, new KeptSendingAccount(kept), engine, Missing.FAIL, rate, world);
        var host = "gateway.example.net";
        var shared = new SesApi.Doing(
                sending, kept, new Verifications(kept, intake, host, () -> "https://mail.example.net", world));
        var originals =
                new Bounces.Originals(ledger, message -> new Content(HEADER.getBytes(StandardCharsets.US_ASCII)));
        doing = new QueryApi.Doing(
                shared,
                new Bounces(kept, originals, intake, host, world.time()),
                new SendStatistics(ledger, world.time()));
        var signatures = new SigV4(() -> SUBMITTERS, SignatureRules.of("ses"), world.time());
        var api = new QueryApi(signatures, doing, world, SesSettings.DEFAULT, new FixedFigures());
        javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.host = "127.0.0.1";
            config.concurrency.useVirtualThreads = true;
            api.register(config);
        });
        javalin.start("127.0.0.1", 0);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + javalin.port() + "/");
    }

    /** The names of all operations that it knows, offered or not. */
    Set<String> operations() {
        return Actions.of(doing, new FixedFigures(), QueryLimits.of(SesSettings.DEFAULT))
                .keySet();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
