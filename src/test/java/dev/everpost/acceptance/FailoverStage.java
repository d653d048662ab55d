package dev.everpost.acceptance;

import dev.everpost.sandbox.SimulatedProvider;
import dev.everpost.scenario.NameNotFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One gateway with the timeouts that ship, a primary for each row of the table, and one well backup for all. */
final class FailoverStage implements AutoCloseable {

    static final String BACKUP = "backup";
    /** The shortest wait of critical mail between two passes here: half of the most that its first wait can be. */
    static final Duration NEXT_PASS = Duration.ofMillis(2500);

    private static final String WARM = "warm";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final Rig rig;
    private final Path authority;
    private final Map<FailoverRow, SimulatedProvider> primaries = new LinkedHashMap<>();

    FailoverStage(Path folder, List<FailoverRow> rows) throws IOException {
        rig = new Rig(folder);
        authority = Files.writeString(
                folder.resolve("authority.pem"), rig.sandbox.certificates().authorityPem());
        rig.smtp(BACKUP);
        configureSes(WARM, rig.sandbox.ses(WARM, 0, true), "127.0.0.1");
        route(WARM, WARM);
        for (var row : rows) {
            primaries.put(row, admit(row));
            route(row.name(), row.name() + ", " + BACKUP);
        }
        rig.config.also("delivery: { retry: { base: 1h, cap: 1h } }");
        rig.config.route("match: {}, providers: [" + BACKUP + "]");
        rig.start();
        warmUp(rows);
        primaries.forEach((row, primary) -> primary.set(row.fault()));
    }

    /** Submits a row's critical message; gives its id. */
    String send(FailoverRow row) {
        return send(row.name(), address(row));
    }

    static String address(FailoverRow row) {
        return row.name() + "@" + FailoverRow.RECEIVER;
    }

    JsonNode life(String id) {
        return rig.rest.message(id);
    }

    private SimulatedProvider admit(FailoverRow row) throws IOException {
        var host = row.fault() instanceof NameNotFound ? SimulatedProvider.UNRESOLVABLE_HOST : "127.0.0.1";
        if (row.ses()) {
            var ses = rig.sandbox.ses(row.name(), 0, true);
            configureSes(row.name(), ses, host);
            return ses;
        }
        var smtp = rig.sandbox.smtp(row.name(), 0, true);
        rig.config.provider(
                row.name(),
                "type: smtp, host: " + host + ", port: " + smtp.port() + ", tls: starttls, ca: " + authority);
        return smtp;
    }

    private void configureSes(String name, SimulatedProvider ses, String host) {
        rig.config.provider(
                name,
                "type: ses, region: us-east-1, endpoint: \"https://" + host + ":" + ses.port() + "\", ca: " + authority
                        + ", access_key_id: test, secret_access_key: test");
    }

    private void route(String tag, String providers) {
        rig.config.route("match: { tags: { row: " + tag + " } }, providers: [" + providers
                + "], deadline: 1h, on_unknown: resend");
    }

    /** Loads the SDK and opens the connections that are to be kept, so that what is measured is the fault. */
    private void warmUp(List<FailoverRow> rows) {
        deliver(WARM);
        rows.stream().filter(FailoverRow::kept).map(FailoverRow::name).forEach(this::deliver);
    }

    private void deliver(String tag) {
        var to = "before-" + tag + "@example.net";
        send(tag, to);
        Await.until("mail flows by " + tag, PATIENCE, () -> !rig.mailroom.of(to).isEmpty());
    }

    private String send(String tag, String to) {
        try {
            var reply = rig.rest.submit("""
                    {"from": "%s", "to": ["%s"], "subject": "Your code", "text": "123456", "class": "critical",
                     "tags": {"row": "%s"}}""".formatted(Letter.FROM, to, tag), null);
            return reply.json().path("id").asString();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @Override
    public void close() {
        rig.close();
    }
}
