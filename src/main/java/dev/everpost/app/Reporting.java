package dev.everpost.app;

import dev.everpost.app.metrics.GatewayMetrics;
import dev.everpost.app.settings.ProviderSettings;
import dev.everpost.app.settings.Settings;
import dev.everpost.delivery.LateProof;
import dev.everpost.edge.hooks.HookLimits;
import dev.everpost.edge.hooks.HooksApi;
import dev.everpost.edge.smtp.ReportMailbox;
import dev.everpost.experience.Experience;
import dev.everpost.fact.ProviderName;
import dev.everpost.feedback.FeedbackAddress;
import dev.everpost.feedback.Follower;
import dev.everpost.feedback.Hearing;
import dev.everpost.provider.hook.HookReader;
import dev.everpost.publish.Post;
import dev.everpost.publish.Reach;
import dev.everpost.store.Ledger;
import dev.everpost.store.Postbox;
import dev.everpost.world.World;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What providers report back: who reads it, who keeps it, who makes facts of it. */
final class Reporting {

    private final Hearing hearing;
    private final Follower follower;
    private final HooksApi hooks;
    private final Post visitor;
    private final ReportMailbox byMail;
    private volatile Map<ProviderName, Account> accounts = Map.of();

    /** An account's reader remembers keys that it fetched, so it lives as long as its settings. */
    private record Account(ProviderSettings settings, Optional<HookReader> reader) {}

    /** Where it keeps and finds. */
    record Memory(Postbox postbox, Ledger ledger) {}

    Reporting(
            Settings settings,
            Memory memory,
            LateProof proof,
            Experience experience,
            Learning.PoolReports pools,
            GatewayMetrics metrics,
            World world) {
        this.follower = new Follower(
                memory.postbox(),
                memory.ledger(),
                settings.retention().facts(),
                proof::handedOver,
                new Learning(experience, pools, metrics.feedback()),
                world);
        this.hearing = new Hearing(memory.postbox(), follower::poke, world.time());
        this.visitor = new Post(new Reach(false, false), world);
        this.hooks = new HooksApi(this::reader, hearing, this::visit, HookLimits.STANDARD, metrics.hooks(), world);
        this.byMail = byMail(settings, world);
        apply(settings);
    }

    private ReportMailbox byMail(Settings settings, World world) {
        var address = settings.feedback().address();
        return address == null
                ? ReportMailbox.NONE
                : new ReportedByMail(new FeedbackAddress(address, hearing, world.time()));
    }

    /** Takes the readers of new settings; those whose settings are the same stay. */
    void apply(Settings settings) {
        var next = new LinkedHashMap<ProviderName, Account>();
        for (var provider : settings.providers()) {
            var name = new ProviderName(provider.name());
            var before = accounts.get(name);
            next.put(
                    name,
                    before != null && before.settings().equals(provider)
                            ? before
                            : new Account(provider, Hooks.reader(name, provider)));
        }
        accounts = next;
    }

    HooksApi hooks() {
        return hooks;
    }

    /** For the SMTP listeners. */
    ReportMailbox byMail() {
        return byMail;
    }

    void start() {
        follower.start();
    }

    /** What was not looked at is looked at after the next start. */
    void stop() {
        follower.stop();
        visitor.close();
    }

    private Optional<HookReader> reader(ProviderName provider) {
        return Optional.ofNullable(accounts.get(provider)).flatMap(Account::reader);
    }

    private Optional<String> visit(URI place) {
        return switch (visitor.get(place)) {
            case Post.Answer.Answered answered when answered.isYes() -> Optional.empty();
            case Post.Answer.Answered answered -> Optional.of("the address answered " + answered.status());
            case Post.Answer.None(var why) -> Optional.of(why);
        };
    }
}
