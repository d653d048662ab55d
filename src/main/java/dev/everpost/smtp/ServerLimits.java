package dev.everpost.smtp;

import java.time.Duration;

/**
 * Every bound that a server keeps, in three groups. Whoever reaches one gets a reply that names it, never silence.
 *
 * @param sizes what one client may send
 * @param counts how often it may do so
 * @param times how long it may take
 */
public record ServerLimits(Sizes sizes, Counts counts, Times times) {

    /** The numbers that a server has unless its operator says otherwise; each is in the group it belongs to. */
    public static ServerLimits defaults() {
        return new ServerLimits(Sizes.defaults(), Counts.defaults(), Times.defaults());
    }

    /** The same with other sizes. */
    public ServerLimits with(Sizes other) {
        return new ServerLimits(other, counts, times);
    }

    /** The same with other counts. */
    public ServerLimits with(Counts other) {
        return new ServerLimits(sizes, other, times);
    }

    /** The same with other times. */
    public ServerLimits with(Times other) {
        return new ServerLimits(sizes, counts, other);
    }

    /**
     * Octets.
     *
     * @param messageBytes of one message after dots are unstuffed; 552 5.3.4 beyond it, at SIZE=, DATA and BDAT alike
     * @param commandLineBytes of one command with its CRLF, 512 (RFC 5321 section 4.5.3.1.4) and what the extensions add
     *     to MAIL and RCPT; 500 5.5.2 beyond it. AUTH lines may have 12 288 (RFC 4954 section 4)
     * @param textLineBytes of one line of a message without its CRLF, at most 65 536; 554 5.6.0 beyond it. RFC 5322
     *     says 998, applications do not always listen
     * @param bodiesInFlightBytes of all messages being received and not yet answered; 452 4.3.1 beyond it
     */
    public record Sizes(int messageBytes, int commandLineBytes, int textLineBytes, long bodiesInFlightBytes) {

        public Sizes {
            atLeast("messageBytes", messageBytes, 1);
            atLeast("commandLineBytes", commandLineBytes, 512);
            atLeast("textLineBytes", textLineBytes, 78);
            atLeast("bodiesInFlightBytes", bodiesInFlightBytes, messageBytes);
            if (commandLineBytes > ServerLineReader.LINE_BYTES_MAX) {
                throw new IllegalArgumentException(
                        "commandLineBytes is " + commandLineBytes + "; set at most " + ServerLineReader.LINE_BYTES_MAX);
            }
            if (textLineBytes > 65_536) {
                throw new IllegalArgumentException("textLineBytes is " + textLineBytes + "; set at most 65536");
            }
        }

        /** 40 MB, 2 048, 2 000, 256 MB. */
        public static Sizes defaults() {
            return new Sizes(40 << 20, 2048, 2000, 256L << 20);
        }
    }

    /**
     * Numbers of things.
     *
     * @param connections open at one time; 421 4.3.2 beyond it
     * @param connectionsPerClient open at one time from one address; 421 4.7.0 beyond it
     * @param recipients of one message; 452 4.5.3 beyond it (RFC 5321 section 4.5.3.1.10)
     * @param errors that a session may make; 421 4.7.0 at that many. Refused recipients and refused messages are none
     * @param junkCommands between two accepted messages (NOOP, RSET, VRFY, HELP and repeated EHLO); 421 4.7.0 beyond it
     */
    public record Counts(int connections, int connectionsPerClient, int recipients, int errors, int junkCommands) {

        public Counts {
            atLeast("connections", connections, 1);
            atLeast("connectionsPerClient", connectionsPerClient, 1);
            atLeast("recipients", recipients, 1);
            atLeast("errors", errors, 1);
            atLeast("junkCommands", junkCommands, 1);
        }

        /** 2 000, 200, 1 000, 20, 100. */
        public static Counts defaults() {
            return new Counts(2000, 200, 1000, 20, 100);
        }
    }

    /**
     * Durations and a rate. Each ends the session with 421 4.4.2.
     *
     * @param idle for one command line to arrive, and for the next octet of a message
     * @param session for a connection in all; its last transaction may still end by the body's own clock
     * @param handshake for TLS to begin
     * @param bodyGrace after which the body of a message has to come at the rate
     * @param bodyBytesPerSecond the least rate of DATA and BDAT
     */
    public record Times(
            Duration idle, Duration session, Duration handshake, Duration bodyGrace, int bodyBytesPerSecond) {

        public Times {
            atLeast("idle", idle.toMillis(), 1);
            atLeast("session", session.toMillis(), 1);
            atLeast("handshake", handshake.toMillis(), 1);
            atLeast("bodyGrace", bodyGrace.toMillis(), 1);
            atLeast("bodyBytesPerSecond", bodyBytesPerSecond, 1);
        }

        /** 300 s, 2 h, 30 s, 60 s, 500 B/s. */
        public static Times defaults() {
            return new Times(
                    Duration.ofSeconds(300), Duration.ofHours(2), Duration.ofSeconds(30), Duration.ofSeconds(60), 500);
        }
    }

    private static void atLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + "; set at least " + least);
        }
    }
}
