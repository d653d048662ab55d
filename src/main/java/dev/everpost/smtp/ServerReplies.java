package dev.everpost.smtp;

import java.util.List;

/** The replies that the server gives by itself, RFC 5321 section 4.2 with the enhanced codes of RFC 3463 and 5248. */
final class ServerReplies {

    static final Reply OK = Reply.of(250, "2.0.0", "Ok");
    static final Reply BYE = Reply.of(221, "2.0.0", "Bye");
    static final Reply HELP = new Reply(
            214,
            "2.0.0",
            List.of("EHLO HELO MAIL RCPT DATA BDAT RSET NOOP VRFY HELP STARTTLS AUTH QUIT", "See RFC 5321"));
    static final Reply NOT_VERIFIED = Reply.of(252, "2.5.0", "Cannot verify users; send RCPT and see");
    static final Reply GO_AHEAD = Reply.of(354, "", "End data with <CR><LF>.<CR><LF>");
    static final Reply READY_FOR_TLS = Reply.of(220, "2.0.0", "Ready to start TLS");
    static final Reply NO_TLS_HERE = Reply.of(502, "5.5.1", "STARTTLS is not available");
    static final Reply TLS_ALREADY_ON = Reply.of(503, "5.5.1", "TLS is already on");
    static final Reply GREET_FIRST = Reply.of(503, "5.5.1", "Send EHLO first");
    static final Reply MAIL_FIRST = Reply.of(503, "5.5.1", "Send MAIL first");
    static final Reply MAIL_ALREADY = Reply.of(503, "5.5.1", "A transaction is open; send RSET to abandon it");
    static final Reply BDAT_UNDER_WAY = Reply.of(503, "5.5.1", "BDAT is under way; go on with BDAT or send RSET");
    static final Reply NO_RECIPIENTS = Reply.of(554, "5.5.1", "No valid recipients");
    static final Reply NO_ROOM = Reply.of(452, "4.3.1", "No memory for this message now; try again in a minute");
    static final Reply TOO_SLOW = Reply.of(421, "4.4.2", "Timeout; too slow or idle for too long");
    static final Reply SESSION_OVER = Reply.of(421, "4.4.2", "This session has had its time; connect again");
    static final Reply SHUTTING_DOWN = Reply.of(421, "4.3.2", "Shutting down; connect again in a minute");
    static final Reply OUR_FAULT = Reply.of(451, "4.3.0", "Internal error; nothing was accepted, try again");

    private ServerReplies() {}

    static Reply tooLarge(ServerLimits.Sizes limits) {
        return Reply.of(552, "5.3.4", "The message exceeds " + limits.messageBytes() + " octets");
    }

    static Reply commandTooLong(int octetsMax) {
        return Reply.of(500, "5.5.2", "The command line exceeds " + octetsMax + " octets");
    }

    static Reply broken(ServerTextFault fault) {
        return Reply.of(500, "5.5.2", "The command contains " + fault.description() + "; lines end with CRLF");
    }

    static Reply tooManyRecipients(int most) {
        return Reply.of(452, "4.5.3", "More than " + most + " recipients; send another message for the rest");
    }

    static Reply tooManyErrors(int most) {
        return Reply.of(421, "4.7.0", "After " + most + " errors this session ends");
    }

    static Reply tooMuchJunk(int most) {
        return Reply.of(421, "4.7.0", "More than " + most + " commands without a message");
    }

    static Reply tooManyConnections(int most) {
        return Reply.of(421, "4.3.2", "All " + most + " connections are in use; try again in a minute");
    }

    static Reply tooManyFromClient(int most) {
        return Reply.of(421, "4.7.0", "More than " + most + " connections from your address");
    }
}
