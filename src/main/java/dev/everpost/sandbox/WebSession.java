package dev.everpost.sandbox;

import dev.everpost.world.World;
import java.io.IOException;

/** One client's kept connection to a simulated HTTP API; every answer passes the faults first. One thread. */
final class WebSession {

    private final World world;
    private final Connection connection;
    private final ApiMoves<HttpAnswer> moves;
    private final Personality personality;
    private final Personality.Counter counter;

    WebSession(
            World world,
            Connection connection,
            ApiMoves<HttpAnswer> moves,
            Personality personality,
            Personality.Counter counter) {
        this.world = world;
        this.connection = connection;
        this.moves = moves;
        this.personality = personality;
        this.counter = counter;
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
        boolean sending = personality.isSending(request);
        var move = moves.at(sending);
        var healthy = move instanceof Move.Say ? HttpAnswer.empty(200) : personality.answer(request, counter);
        world.threads().sleep(moves.lateness(sending));
        return switch (move) {
            case Move.CarryOn<HttpAnswer> _ -> write(healthy);
            case Move.Say<HttpAnswer>(HttpAnswer answer) -> write(answer);
            case Move.Swallow<HttpAnswer> _ -> {
                connection.swallow();
                yield false;
            }
            case Move.Reset<HttpAnswer> _ -> {
                connection.reset();
                yield false;
            }
        };
    }

    private boolean write(HttpAnswer answer) throws IOException {
        answer.write(connection.output());
        return true;
    }
}
