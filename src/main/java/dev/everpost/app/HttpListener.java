package dev.everpost.app;

import dev.everpost.app.settings.HostPort;
import dev.everpost.app.settings.HttpLimits;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinLogger;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.jspecify.annotations.Nullable;

/** The HTTP server on its one address and within its limits; what answers on it is the affair of {@code routes}. */
final class HttpListener implements AutoCloseable {

    private static final int BACKLOG = 1024;

    private final HostPort address;
    private final Javalin server;
    private final AtomicReference<@Nullable NetworkConnectionLimit> limit = new AtomicReference<>();

    HttpListener(HostPort address, HttpLimits limits, Consumer<JavalinConfig> routes) {
        this.address = address;
        this.server = Javalin.create(config -> {
            config.concurrency.useVirtualThreads = true;
            config.startup.showJavalinBanner = false;
            config.jetty.modifyServer(jetty -> jetty.setHandler(new GracefulHandler()));
            config.jetty.addConnector((jetty, http) -> connector(jetty, http, limits));
            routes.accept(config);
        });
    }

    void start() throws IOException {
        // What goes wrong is told by the exception; Javalin would log it once more.
        JavalinLogger.enabled = false;
        try {
            server.start();
        } catch (RuntimeException e) {
            throw new IOException(
                    "cannot listen for HTTP on " + address + ": " + rootOf(e)
                            + "; choose another port or stop what uses it",
                    e);
        } finally {
            JavalinLogger.enabled = true;
        }
    }

    /** The port bound, known after {@link #start}. */
    int port() {
        return server.port();
    }

    /** Connections open now. */
    int connections() {
        var counting = limit.get();
        return counting == null ? 0 : counting.getNetworkConnectionCount();
    }

    /** Takes no new connection and no new request, and lets the requests under way be answered. */
    void close(Duration atMost) {
        server.jettyServer().server().setStopTimeout(atMost.toMillis());
        server.stop();
    }

    /** Closes at once. */
    @Override
    public void close() {
        close(Duration.ZERO);
    }

    /** Beyond the number of connections nothing is accepted: more wait in the backlog, and cost no file descriptor. */
    private Connector connector(Server jetty, HttpConfiguration http, HttpLimits limits) {
        var connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
        connector.setHost(address.host());
        connector.setPort(address.port());
        connector.setAcceptQueueSize(BACKLOG);
        connector.setIdleTimeout(limits.idleMax().toMillis());
        limit.set(new NetworkConnectionLimit(limits.connectionsMax(), connector));
        connector.addBean(limit.get());
        return connector;
    }

    private static String rootOf(Throwable e) {
        var cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
