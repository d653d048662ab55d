package dev.everpost.smtp;

import static java.util.Objects.requireNonNull;

import dev.everpost.smtp.SmtpHandler.HangUp;
import java.io.IOException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection from its greeting to its end. {@link #run} belongs to one thread; the rest may be called by any. */
final class ServerSession implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerSession.class);
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int LAST_READ_SECONDS = 5;

    private final ServerSettings settings;
    private final SmtpHandler handler;
    private final ServerChannel channel;
    private final ServerLineReader lines;
    private final ServerDeadline deadline;
    private final ServerTransaction transaction;
    private final ServerDialogue dialogue;
    private final ServerConduct conduct;
    private final ServerEvents events;
    private volatile boolean stopping;
    private volatile boolean idle;

    ServerSession(
            ServerSettings settings,
            SmtpHandler handler,
            ServerChannel channel,
            ServerDeadline deadline,
            ServerBudget budget,
            ServerEvents events) {
        this.settings = settings;
        this.handler = handler;
        this.channel = channel;
        this.lines = new ServerLineReader(channel);
        this.deadline = deadline;
        this.events = events;
        var reader = new ServerTextReader(channel, deadline, settings.limits().sizes());
        this.transaction = new ServerTransaction(handler, channel, reader, settings.limits(), budget, events);
        var auth = new ServerAuth(channel, lines, deadline, handler);
        this.dialogue =
                new ServerDialogue(settings, handler, transaction, auth, channel.clientAddress(), channel.clientPort());
        this.conduct = new ServerConduct(settings.limits().counts());
    }

    /** Asks the session to end at its next command, or now when it waits for a client that owes nothing. */
    void stop() {
        boolean asked = stopping;
        stopping = true;
        // Ending the input twice is an error to the JDK, and would cut off the last word that the first time called
        // for.
        if (idle && !asked) {
            channel.endInput();
        }
    }

    /** Closes without a word when the socket is blocked for a quarter longer than the client may be idle. */
    void closeIfStuck() {
        var idleAtMost = settings.limits().times().idle();
        if (channel.isStuckFor(idleAtMost.plus(idleAtMost.dividedBy(4)))) {
            channel.abort();
        }
    }

    /** Closes at once. */
    void abort() {
        channel.abort();
    }

    @Override
    public void run() {
        try {
            converse();
        } catch (HangUp e) {
            if (e.reset()) {
                channel.reset();
            }
        } catch (SocketTimeoutException e) {
            farewell(ServerReplies.TOO_SLOW);
        } catch (IOException e) {
            lastWord();
        } catch (RuntimeException e) {
            LOG.error("SMTP session with {} failed", channel.clientAddress(), e);
            farewell(ServerReplies.OUR_FAULT);
        } finally {
            transaction.abandon();
            handler.closed();
            channel.close();
        }
    }

    private void converse() throws IOException {
        if (settings.implicitTls() && !secure()) {
            return;
        }
        var greeting = handler.connected(dialogue.client());
        if (!greeting.isPositive()) {
            farewell(greeting);
            return;
        }
        channel.write(greeting);
        boolean open = true;
        while (open) {
            open = step();
        }
    }

    private boolean step() throws IOException {
        idle = !transaction.isOpen();
        var line = stopping && idle ? null : lines.read(deadline.forCommand(deadline.now()));
        idle = false;
        var answer = line == null || stopping ? ServerAnswer.close(ServerReplies.SHUTTING_DOWN) : answer(line);
        return follow(answer);
    }

    private ServerAnswer answer(ServerLine line) throws IOException {
        if (deadline.sessionIsOver()) {
            return ServerAnswer.close(ServerReplies.SESSION_OVER);
        }
        int most = settings.limits().sizes().commandLineBytes();
        return switch (line) {
            case ServerLine.Text(var text, int octets) -> answer(text, octets, most);
            case ServerLine.Broken(var fault) -> ServerAnswer.close(ServerReplies.broken(fault));
            case ServerLine.Endless() -> ServerAnswer.close(ServerReplies.commandTooLong(most));
        };
    }

    private ServerAnswer answer(String text, int octets, int most) throws IOException {
        boolean auth = text.regionMatches(true, 0, "AUTH ", 0, 5);
        boolean tooLong = octets > (auth ? ServerLineReader.LINE_BYTES_MAX : most);
        var command = tooLong ? ServerCommandParser.tooLong(text, most) : ServerCommandParser.parse(text);
        return conduct.judge(command, dialogue.answer(command));
    }

    /** Says the reply and does what it entails; false when the session is over. */
    private boolean follow(ServerAnswer answer) throws IOException {
        say(answer.reply());
        return switch (answer.then()) {
            case GO_ON -> answer.reply().code() != 421 || over(answer.reply());
            case CLOSE -> over(answer.reply());
            case START_TLS -> secure() && forgetPlaintext();
        };
    }

    /** After QUIT nothing is due to come; a client that is sent away may still be in the middle of a message. */
    private boolean over(Reply last) {
        long mostBytes = last.isPositive() ? 0 : 2L * settings.limits().sizes().messageBytes();
        channel.closeAfterReading(mostBytes, deadline.now() + LAST_READ_SECONDS * NANOS_PER_SECOND);
        return false;
    }

    private boolean forgetPlaintext() {
        dialogue.secured();
        return true;
    }

    private boolean secure() throws IOException {
        try {
            var session = channel.startTls(requireNonNull(settings.tls()).get(), deadline.forHandshake());
            events.secured(session.getProtocol(), session.getCipherSuite());
            return true;
        } catch (SSLException | SocketTimeoutException e) {
            events.handshakeFailed(channel.clientAddress(), String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void say(Reply reply) throws IOException {
        channel.write(reply);
        if (!reply.isPositive()) {
            events.refused(reply);
        }
    }

    private void farewell(Reply reply) {
        try {
            say(reply);
            over(reply);
        } catch (IOException e) {
            LOG.debug("{} left before its last reply", channel.clientAddress());
        }
    }

    /** The input ended: the client is gone, or {@link #stop} woke us. */
    private void lastWord() {
        if (stopping) {
            farewell(ServerReplies.SHUTTING_DOWN);
        }
    }
}
