package dev.everpost.sandbox;

import dev.everpost.scenario.Journey;
import dev.everpost.world.World;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** One client's kept connection to a simulated SES; every answer passes the faults first. One thread. */
final class SesSession {

    /** SES takes 50 recipients a message. */
    static final int RECIPIENTS_MAX = 50;

    private static final String SEND = "/v2/email/outbound-emails";
    private static final String ACCOUNT = "/v2/email/account";
    private static final String IDENTITIES = "/v2/email/identities";
    private static final String NONE = "";

    private final World world;
    private final Connection connection;
    private final ApiMoves<SesAnswer> moves;
    private final Intake intake;

    /** Where a message goes once it is taken; gives SES's id for it. */
    interface Intake {
        String take(SesMessage message, List<String> bouncing, Journey journey);

        /** What the topic's own addresses answer. */
        HttpAnswer ofTopic(HttpRequest request);

        long sentSinceStart();

        /** Recipients in 24 hours; -1 for any number. */
        long max24HourSend();

        /** As ListEmailIdentities shows them. */
        List<Map<String, Object>> identities();
    }

    SesSession(World world, Connection connection, ApiMoves<SesAnswer> moves, Intake intake) {
        this.world = world;
        this.connection = connection;
        this.moves = moves;
        this.intake = intake;
    }

    void run() throws IOException {
        boolean more = true;
        while (more) {
            var request = HttpRequest.read(connection);
            more = request != null && answer(request) && !request.wantsClose();
        }
    }

    /** False when nothing more can come of this connection. */
    private boolean answer(HttpRequest request) throws IOException {
        if (SnsTopic.concerns(request)) {
            intake.ofTopic(request).write(connection.output());
            return true;
        }
        boolean sending = request.method().equals("POST") && request.path().equals(SEND);
        var move = moves.at(sending);
        var healthy = move instanceof Move.Say ? SesAnswer.ok(Map.of()) : healthy(request, sending);
        world.threads().sleep(moves.lateness(sending));
        return switch (move) {
            case Move.CarryOn<SesAnswer> _ -> write(healthy);
            case Move.Say<SesAnswer>(SesAnswer answer) -> write(answer);
            case Move.Swallow<SesAnswer> _ -> {
                connection.swallow();
                yield false;
            }
            case Move.Reset<SesAnswer> _ -> {
                connection.reset();
                yield false;
            }
        };
    }

    private SesAnswer healthy(HttpRequest request, boolean sending) {
        if (!request.headers().getOrDefault("authorization", NONE).startsWith("AWS4-HMAC-SHA256 ")) {
            return SesAnswer.error(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        if (sending) {
            return send(request);
        }
        if (request.method().equals("GET") && request.path().equals(ACCOUNT)) {
            return SesAnswer.ok(account());
        }
        if (request.method().equals("GET") && request.path().equals(IDENTITIES)) {
            return SesAnswer.ok(Map.of("EmailIdentities", intake.identities()));
        }
        if (request.method().equals("GET") && request.path().startsWith(IDENTITIES + "/")) {
            return identity(request.path().substring(IDENTITIES.length() + 1));
        }
        return SesAnswer.error(404, "UnknownOperationException", "Not simulated: " + request.method());
    }

    private SesAnswer send(HttpRequest request) {
        return SesMessage.read(request.body())
                .map(message -> message.recipients().size() > RECIPIENTS_MAX
                        ? SesAnswer.error(400, "MessageRejected", "Recipient count exceeds " + RECIPIENTS_MAX + ".")
                        : taken(message))
                .orElseGet(() -> SesAnswer.error(
                        400, "BadRequestException", "The sandbox takes Content.Raw with a Destination."));
    }

    private SesAnswer taken(SesMessage message) {
        var id = intake.take(message, moves.bouncing(message.recipients()), moves.journey());
        return SesAnswer.ok(Map.of("MessageId", id));
    }

    /** With three tokens of Easy DKIM, which are made of the name. */
    private SesAnswer identity(String name) {
        var known = intake.identities().stream()
                .filter(identity -> name.equals(identity.get("IdentityName")))
                .findFirst();
        return known.map(identity -> SesAnswer.ok(Map.of(
                        "IdentityType", identity.getOrDefault("IdentityType", "DOMAIN"),
                        "DkimAttributes", Map.of("Status", "SUCCESS", "Tokens", SimulatedSes.dkimTokens(name)))))
                .orElseGet(
                        () -> SesAnswer.error(404, "NotFoundException", "Email identity " + name + " does not exist."));
    }

    private Map<String, ?> account() {
        return Map.of(
                "SendingEnabled",
                moves.sendingEnabled(),
                "ProductionAccessEnabled",
                true,
                "EnforcementStatus",
                moves.sendingEnabled() ? "HEALTHY" : "SHUTDOWN",
                "SendQuota",
                Map.of(
                        "Max24HourSend",
                        intake.max24HourSend(),
                        "MaxSendRate",
                        100_000,
                        "SentLast24Hours",
                        intake.sentSinceStart()));
    }

    private boolean write(SesAnswer answer) throws IOException {
        answer.write(
                connection.output(), HexFormat.of().toHexDigits(world.chance().nextLong()));
        return true;
    }
}
