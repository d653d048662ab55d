package dev.everpost.app;

import dev.everpost.app.settings.HttpLimits;
import dev.everpost.edge.hooks.EvidenceApi;
import dev.everpost.edge.http.Access;
import dev.everpost.edge.probe.ProbeApi;
import dev.everpost.edge.rest.CapacityApi;
import dev.everpost.edge.rest.Controls;
import dev.everpost.edge.rest.CostApi;
import dev.everpost.edge.rest.EventApi;
import dev.everpost.edge.rest.Limits;
import dev.everpost.edge.rest.RestApi;
import dev.everpost.edge.ses.SesApi;
import dev.everpost.edge.ses.SesSettings;
import dev.everpost.edge.ses.query.QueryApi;
import dev.everpost.edge.sigv4.SigV4;
import dev.everpost.edge.sns.SnsApi;
import dev.everpost.edge.watch.AnomalyApi;
import dev.everpost.edge.watch.FeedApi;
import dev.everpost.edge.watch.HealthApi;
import dev.everpost.event.EventPages;
import dev.everpost.event.EventText;
import dev.everpost.event.Occasions;
import dev.everpost.fact.ProviderName;
import dev.everpost.intake.Intake;
import dev.everpost.store.Spool;
import dev.everpost.world.World;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The HTTP listener with everything that answers on it: REST API, SES endpoint, health, metrics. */
final class HttpFront {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Gateway gateway;
    private final HttpListener listener;

    HttpFront(Gateway gateway, Intake intake, QueryApi.Doing ses, Controls controls, String hostname, World world) {
        this.gateway = gateway;
        var settings = gateway.settings();
        int size = (int) settings.smtp().messageSizeMax();
        var parts = new MailParts(hostname, world);
        var access = new Access(
                gateway::submitters,
                () -> gateway.settings().adminKey() == null
                        ? null
                        : gateway.settings().adminKey().value(),
                settings::trustLoopback);
        var rest = new RestApi(
                access,
                new RestApi.Ways(intake, parts, parts),
                new RestApi.Memory(gateway.spool(), gateway.ledger(), gateway.suppressions(), gateway.delivery()::poke),
                new RestApi.Watch(controls, this::obstacles, this::metrics),
                new Limits(size, settings.http().bodyMaxBytes()),
                world);
        var signatures = new SigV4(gateway::submitters, Naming.signatureRules(settings.ses()), world.time());
        var figures = gateway.quota();
        var sesApi = new SesApi(signatures, ses.shared(), world, new SesSettings(size), figures);
        var queryApi = new QueryApi(signatures, ses, world, new SesSettings(size), figures);
        var events = new EventApi(access, gateway.publishing().webhooks(), sources(hostname, settings.http()), world);
        var probes = new ProbeApi(access, gateway.watch().probing().probes());
        var evidence = new EvidenceApi(access, gateway.postbox());
        var capacity = new CapacityApi(access, gateway.capacity()::seen);
        var feeds = new FeedApi(
                access, gateway.watch().pages()::states, gateway.watch().pages()::lags);
        var cost = new CostApi(access, this::cost, world.time());
        var health = new HealthApi(
                access,
                new HealthApi.Sight(
                        gateway.watch().verdicts()::current, gateway.watch().signals()::current, gateway.holds()::all));
        var anomalies = new AnomalyApi(access, gateway.watch().series()::all);
        var sns = new SnsApi(access, gateway.publishing().topics());
        this.listener = new HttpListener(settings.listen().http(), settings.http(), config -> {
            rest.register(config);
            sesApi.register(config);
            queryApi.register(config);
            sns.register(config);
            events.register(config);
            capacity.register(config);
            cost.register(config);
            gateway.reporting().hooks().register(config);
            evidence.register(config);
            probes.register(config);
            feeds.register(config);
            health.register(config);
            anomalies.register(config);
        });
    }

    /** A stream speaks three times within the silence that ends a connection. */
    private EventApi.Sources sources(String hostname, HttpLimits limits) {
        var often = limits.idleMax().dividedBy(3);
        return new EventApi.Sources(
                new EventPages(gateway.ledger(), new Occasions(hostname)),
                gateway.publishing().tail(),
                new EventText(hostname),
                often.compareTo(HEARTBEAT) < 0 ? often : HEARTBEAT);
    }

    /** What was accepted since a time and handed over, at today's prices. */
    private CostApi.Cost cost(Instant since) {
        var routes = gateway.carriers().routes();
        return new Bill(routes::price, routes::cheapest).of(gateway.ledger().carried(since), since);
    }

    void start() throws IOException {
        listener.start();
    }

    int port() {
        return listener.port();
    }

    /** Lets the requests under way be answered. */
    void close(Duration atMost) {
        listener.close(atMost);
    }

    private List<String> obstacles() {
        var obstacles = new ArrayList<String>();
        if (gateway.isStopping()) {
            obstacles.add("the gateway is stopping");
        }
        switch (gateway.spool().health()) {
            case Spool.Health.Failing(var since, var why) ->
                obstacles.add("the store fails since " + since + ": " + why);
            case Spool.Health.Full(var why) -> obstacles.add("the store takes nothing new: " + why);
            case Spool.Health.Sound() -> {}
        }
        return obstacles;
    }

    private String metrics() {
        gateway.metrics().depth(gateway.ledger().depth(gateway.now()));
        gateway.metrics().standings(standings());
        gateway.carriers()
                .byName()
                .keySet()
                .forEach(name -> gateway.checkups()
                        .last(name)
                        .ifPresent(report -> gateway.metrics().account(name, report)));
        gateway.carriers()
                .byName()
                .keySet()
                .forEach(name -> gateway.metrics()
                        .silent(name, HearingViews.lost(gateway.silence().of(name))));
        gateway.metrics().feeds(gateway.watch().pages().states());
        gateway.metrics().verdicts(gateway.watch().verdicts().current());
        gateway.metrics().backlog(gateway.outbox().backlog());
        gateway.metrics().series(gateway.watch().series().all());
        gateway.metrics().capacity(gateway.capacity().seen());
        gateway.metrics().reportsWaiting(gateway.postbox().waiting());
        return gateway.metrics().scrape();
    }

    private Map<ProviderName, String> standings() {
        var standings = new LinkedHashMap<ProviderName, String>();
        gateway.carriers()
                .byName()
                .forEach((name, carrier) -> standings.put(
                        name, carrier.gate().standing().condition().label()));
        return standings;
    }

    /** Connections open now. */
    int connections() {
        return listener.connections();
    }
}
