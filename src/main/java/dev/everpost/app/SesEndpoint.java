package dev.everpost.app;

import dev.everpost.app.settings.Settings;
import dev.everpost.app.settings.SuppressionSettings;
import dev.everpost.edge.ses.SesApi;
import dev.everpost.edge.ses.query.QueryApi;
import dev.everpost.intake.DeadlineRule;
import dev.everpost.intake.Intake;
import dev.everpost.intake.ReasonsByClass;
import dev.everpost.intake.Submitters;
import dev.everpost.intake.Withholding;
import dev.everpost.ses.Bounces;
import dev.everpost.ses.KeptSendingAccount;
import dev.everpost.ses.SendRate;
import dev.everpost.ses.SendStatistics;
import dev.everpost.ses.Sending;
import dev.everpost.ses.SesAccount;
import dev.everpost.ses.SetDeadlines;
import dev.everpost.ses.SmtpManners;
import dev.everpost.ses.SpooledHeaders;
import dev.everpost.ses.Verifications;
import dev.everpost.store.sqlite.SqliteStore;
import dev.everpost.template.TemplateEngine;
import dev.everpost.world.World;
import java.util.function.Supplier;

/** What stands behind the SES face: first its account, over the store alone; then, over intake, what sends through it. */
final class SesEndpoint {

    private final SqliteStore store;
    private final Supplier<Settings> settings;
    private final String hostname;
    private final World world;
    private final TemplateEngine engine = new TemplateEngine();
    private final SesAccount account;
    private final KeptSendingAccount sendingAccount;

    SesEndpoint(SqliteStore store, Supplier<Settings> settings, String hostname, World world) {
        this.store = store;
        this.settings = settings;
        this.hostname = hostname;
        this.world = world;
        this.account = SesAccount.of(
                new SesAccount.Memory(store.registry(), store.suppressions(), store.ledger()),
                engine,
                () -> Naming.sesAccountId(settings.get()),
                world);
        this.sendingAccount = new KeptSendingAccount(account);
    }

    SesAccount account() {
        return account;
    }

    /** Deadlines as configuration sets have them, otherwise by route. */
    DeadlineRule deadlines(DeadlineRule otherwise) {
        return new SetDeadlines(otherwise, account.configurationSets());
    }

    /** Who is not written to, by our settings and by the account's. */
    Withholding withholding(SuppressionSettings settings) {
        return new Withholding(
                store.suppressions(), new ReasonsByClass(settings.holdBack(), account.suppressionReasons()));
    }

    /** Intake as SMTP clients of SES know it. */
    Intake forSmtp(Intake intake, Supplier<Submitters> submitters) {
        return new SmtpManners(intake, sendingAccount, submitters);
    }

    /** What the operations of both dialects do. */
    QueryApi.Doing operations(Intake intake, SendRate rate) {
        var sending = new Sending(intake, sendingAccount, engine, Naming.missing(settings.get()), rate, world);
        var verifications = new Verifications(account, intake, hostname, () -> Naming.publicUrl(settings.get()), world);
        var originals = new Bounces.Originals(store.ledger(), new SpooledHeaders(store.spool()));
        return new QueryApi.Doing(
                new SesApi.Doing(sending, account, verifications),
                new Bounces(account, originals, intake, hostname, world.time()),
                new SendStatistics(store.ledger(), world.time()));
    }
}
