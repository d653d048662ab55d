package dev.everpost.sandbox;

import dev.everpost.scenario.Stage;
import dev.everpost.smtp.Reply;
import dev.everpost.world.World;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The server's half of an SMTP dialogue, with every answer passing the faults first. One thread. */
final class SmtpAnswers {

    private final World world;
    private final Connection connection;
    private final SmtpMoves moves;

    SmtpAnswers(World world, Connection connection, SmtpMoves moves) {
        this.world = world;
        this.connection = connection;
        this.moves = moves;
    }

    /** Says the healthy reply, unless a fault has it otherwise; gives what was said. */
    Reply converse(Stage stage, String argument, Reply healthy) throws IOException {
        return perform(stage, moves.at(stage, argument), healthy);
    }

    /** Makes a move that was decided before; throws when it ends the connection. */
    Reply perform(Stage stage, Move<Reply> move, Reply healthy) throws IOException {
        var late = moves.lateness(stage);
        if (!late.isZero()) {
            connection.output().flush();
            world.threads().sleep(late);
        }
        return switch (move) {
            case Move.CarryOn<Reply> _ -> write(healthy);
            case Move.Say<Reply>(Reply reply) -> write(reply);
            case Move.Swallow<Reply> _ -> {
                connection.swallow();
                throw new EOFException("swallowed");
            }
            case Move.Reset<Reply> _ -> {
                connection.reset();
                throw new EOFException("reset");
            }
        };
    }

    /** After 421 the connection ends, as RFC 5321 section 3.8 has it. */
    Reply write(Reply reply) throws IOException {
        var enhanced = reply.enhanced().isEmpty() ? "" : reply.enhanced() + " ";
        var text = new StringBuilder();
        int last = reply.lines().size() - 1;
        for (int i = 0; i <= last; i++) {
            text.append(reply.code()).append(i == last ? ' ' : '-').append(enhanced);
            text.append(reply.lines().get(i)).append("\r\n");
        }
        connection.output().write(text.toString().getBytes(StandardCharsets.UTF_8));
        if (reply.code() == 421) {
            flush();
            throw new EOFException("421");
        }
        return reply;
    }

    void flush() throws IOException {
        connection.output().flush();
    }

    /** Pipelined commands are answered in one write. */
    void flushUnlessMoreWaits() throws IOException {
        if (!connection.input().hasMore()) {
            flush();
        }
    }
}
