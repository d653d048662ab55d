package dev.everpost.edge.rest;

import dev.everpost.edge.http.Access;
import dev.everpost.edge.http.Doors;
import dev.everpost.edge.http.UnreadableRequests;
import dev.everpost.intake.Intake;
import dev.everpost.store.Ledger;
import dev.everpost.store.Spool;
import dev.everpost.store.Suppressions;
import dev.everpost.world.World;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import java.util.function.Supplier;

/** The REST API, the health checks and the metrics, as routes of an HTTP server. */
public final class RestApi {

    static final String MESSAGES = "/api/v1/messages";
    static final String SUPPRESSIONS = "/api/v1/suppressions";

    private final Doors doors;
    private final Submissions submissions;
    private final Messages messages;
    private final Listings listings;
    private final Reports reports;
    private final Operations operations;
    private final Explaining explaining;
    private final Providers providers;
    private final SilentPages silent;
    private final Probes probes;

    public RestApi(Access access, Ways ways, Memory memory, Watch watch, Limits limits, World world) {
        doors = new Doors(access);
        var reader = new SubmissionReader(ways.builder(), ways.envelopes(), limits);
        submissions = new Submissions(ways.intake(), reader, limits);
        messages = new Messages(memory, watch.controls()::overdue, world);
        listings = new Listings(memory.suppressions(), world);
        reports = new Reports(memory, world);
        operations = new Operations(memory.ledger(), watch.controls(), world);
        explaining = new Explaining(watch.controls());
        providers = new Providers(watch.controls());
        silent = new SilentPages(watch.controls());
        probes = new Probes(watch.readiness(), watch.metrics());
    }

    /** The way in: who takes mail, who builds it from parts, who finds the envelope in a header. */
    public record Ways(Intake intake, MimeBuilder builder, EnvelopeReader envelopes) {}

    /** What is asked about mail; {@code due} is told when waiting mail was made due. */
    public record Memory(Spool spool, Ledger ledger, Suppressions suppressions, Runnable due) {}

    /** What is seen of the running gateway; {@code metrics} gives the Prometheus text format. */
    public record Watch(Controls controls, Readiness readiness, Supplier<String> metrics) {}

    /**
     * Adds the routes under {@code /api/v1}, {@code /health} and {@code /metrics}. Handlers block: the server must run
     * them on virtual threads.
     */
    public void register(JavalinConfig config) {
        forApplications(config);
        forOperators(config);
        forMachines(config);
        config.jetty.modifyServer(server -> server.setErrorHandler(new UnreadableRequests()));
        Strays.register(config);
    }

    private void forApplications(JavalinConfig config) {
        config.routes.post(MESSAGES, doors.known(submissions::post));
        get(config, MESSAGES, doors.known(messages::list));
        get(config, MESSAGES + "/{id}", doors.known(messages::show));
        get(config, MESSAGES + "/{id}/raw", doors.known(messages::raw));
        config.routes.post(MESSAGES + "/{id}/cancel", doors.known(messages::cancel));
        config.routes.post(MESSAGES + "/{id}/retry", doors.known(messages::retry));
        get(config, SUPPRESSIONS, doors.known(listings::list));
        get(config, SUPPRESSIONS + "/{address}", doors.known(listings::show));
        config.routes.put(SUPPRESSIONS + "/{address}", doors.known(listings::put));
        config.routes.delete(SUPPRESSIONS + "/{address}", doors.known(listings::remove));
    }

    private void forOperators(JavalinConfig config) {
        config.routes.post(MESSAGES + "/{id}/reports", doors.operator(reports::post));
        get(config, "/api/v1/queue", doors.operator(operations::queue));
        config.routes.post("/api/v1/queue/reroute", doors.operator(operations::reroute));
        get(config, "/api/v1/providers", doors.operator(providers::list));
        config.routes.post("/api/v1/providers/{name}/{command}", doors.operator(providers::steer));
        get(config, "/api/v1/silent", doors.operator(silent::list));
        get(config, "/api/v1/route/explain", doors.operator(explaining::asked));
        config.routes.post("/api/v1/route/explain", doors.operator(explaining::posted));
        config.routes.post("/api/v1/reload", doors.operator(operations::reload));
        get(config, "/api/v1/facts", doors.operator(operations::facts));
        get(config, "/api/v1/news", doors.operator(operations::news));
    }

    private void forMachines(JavalinConfig config) {
        get(config, "/health/live", doors.open(probes::live));
        get(config, "/health/ready", doors.open(probes::ready));
        get(config, "/metrics", doors.localOrOperator(probes::metrics));
    }

    /** HEAD is answered as GET would be, without the body: left to itself the server says 200 to it, asking nobody. */
    static void get(JavalinConfig config, String path, Handler handler) {
        config.routes.get(path, handler);
        config.routes.head(path, handler);
    }
}
