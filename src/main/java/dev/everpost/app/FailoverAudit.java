package dev.everpost.app;

import dev.everpost.app.settings.ProviderSettings;
import dev.everpost.app.settings.Settings;
import dev.everpost.audit.AccountAudit;
import dev.everpost.audit.DomainAudit;
import dev.everpost.audit.Remark;
import dev.everpost.audit.Remark.Mark;
import dev.everpost.audit.RouteAudit;
import dev.everpost.checkup.Report;
import dev.everpost.fact.ProviderName;
import dev.everpost.provider.Provider;
import dev.everpost.store.sqlite.PastUsage;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks for what would stop failover today, from the configuration alone: no gateway has to run. Used by one thread. */
final class FailoverAudit {

    /** More sender domains are not looked at. */
    private static final int DOMAINS_MAX = 50;

    private final Settings settings;
    private final DomainAudit domainAudit;
    private final AuditedDoors doors;
    private final @Nullable PastUsage past;
    private final World world;
    private final Set<String> bad = new HashSet<>();

    FailoverAudit(Settings settings, DomainAudit domainAudit, World world) {
        this.settings = settings;
        this.domainAudit = domainAudit;
        this.doors = new AuditedDoors(settings, world);
        this.world = world;
        this.past = PastUsage.read(settings.store(), world.time().now().minus(Duration.ofHours(24)))
                .orElse(null);
    }

    /** Account, senders and domains of one provider. */
    List<Remark> provider(Provider provider, ProviderSettings of, Consumer<String> progress) {
        var name = of.name();
        var remarks = new ArrayList<Remark>();
        progress.accept("knocking at the door of " + name);
        doors.remark(of).ifPresent(remarks::add);
        boolean opens = remarks.stream().noneMatch(remark -> remark.mark() == Mark.BAD);
        progress.accept("asking " + name + " about the account");
        var report = Report.of(provider.checkup(), world.time().now(), null);
        remarks.addAll(AccountAudit.of(name, report, opens, yesterday()));
        if (remarks.stream().anyMatch(remark -> remark.mark() == Mark.BAD)) {
            bad.add(name);
        }
        var type = CarrierName.of(of.carrier());
        for (var domain : domains()) {
            progress.accept("looking up " + domain + " for " + name);
            var verified = AccountAudit.verified(report.senders(), domain);
            remarks.add(AccountAudit.sender(name, domain, verified));
            remarks.addAll(domainAudit.of(name, type, domain, verified, provider.dkimSelectors(domain)));
        }
        return remarks;
    }

    /** Routes, after the providers; of submitters that may send as anybody nothing can be looked up. */
    List<Remark> routes() {
        var remarks = new ArrayList<Remark>();
        for (var submitter : settings.submitters()) {
            if (submitter.senders().contains("*")) {
                var words = "may send from any domain: those are not looked at";
                remarks.add(new Remark(Mark.UNKNOWN, "submitter " + submitter.name(), "senders", words, ""));
            }
        }
        int number = 1;
        for (var route : settings.routes()) {
            remarks.addAll(RouteAudit.of("route " + number++, route.providers(), bad, used()));
        }
        return remarks;
    }

    private @Nullable Long yesterday() {
        return past == null
                ? null
                : Long.valueOf(past.since().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    private @Nullable Set<String> used() {
        return past == null
                ? null
                : past.since().keySet().stream().map(ProviderName::value).collect(Collectors.toSet());
    }

    private Set<String> domains() {
        return settings.submitters().stream()
                .flatMap(submitter -> submitter.senders().stream())
                .filter(sender -> sender.contains("@"))
                .map(sender -> sender.substring(sender.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT))
                .limit(DOMAINS_MAX)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
