package dev.everpost.smtp;

import dev.everpost.smtp.SmtpClientEnvelope.To;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An envelope in the words that this server understands: which recipients travel, and the MAIL and RCPT lines. */
final class ClientCommands {

    private final SmtpClientEnvelope envelope;
    private final SmtpClientCapabilities offered;
    private final List<To> travelling;

    ClientCommands(SmtpClientEnvelope envelope, SmtpClientCapabilities offered) {
        this.envelope = envelope;
        this.offered = offered;
        this.travelling = envelope.recipients().stream().filter(this::travels).toList();
    }

    /** Our own no, before anything is sent; null when the message can travel. */
    @Nullable
    Reply objection(String trace, byte[] content, ClientContentScan scan) {
        var bare = !trace.isEmpty() && !trace.endsWith("\r\n") ? 0 : scan.bareLineEndAt();
        if (bare >= 0) {
            return Reply.of(554, "5.6.0", "not sent: a bare CR or LF at octet " + bare + "; lines must end in CRLF");
        }
        long size = size(trace, content);
        if (offered.sizeMaxOctets() > 0 && size > offered.sizeMaxOctets()) {
            return Reply.of(
                    552, "5.3.4", "not sent: " + size + " octets, the server takes at most " + offered.sizeMaxOctets());
        }
        return null;
    }

    /** Those who can be named to this server (RFC 6531 section 3.1); the others stay behind with a reply of ours. */
    List<To> travelling() {
        return travelling;
    }

    String mail(String trace, byte[] content, ClientContentScan scan) {
        var line = new StringBuilder("MAIL FROM:<")
                .append(envelope.sender() == null ? "" : envelope.sender())
                .append('>');
        if (offered.sizeOffered()) {
            line.append(" SIZE=").append(size(trace, content));
        }
        if (scan.eightBit() && offered.eightBitMime()) {
            line.append(" BODY=8BITMIME");
        }
        if (needsSmtpUtf8()) {
            line.append(" SMTPUTF8");
        }
        if (offered.dsn() && envelope.envelopeId() != null) {
            line.append(" ENVID=").append(envelope.envelopeId());
        }
        return line.toString();
    }

    String rcpt(To to) {
        var line = new StringBuilder("RCPT TO:<").append(to.address()).append('>');
        if (offered.dsn() && to.notifyWhen() != null) {
            line.append(" NOTIFY=").append(to.notifyWhen());
        }
        if (offered.dsn() && to.originalRecipient() != null) {
            line.append(" ORCPT=").append(to.originalRecipient());
        }
        return line.toString();
    }

    /** Puts the server's replies and ours in the order of the envelope. */
    List<Reply> inOrder(List<Reply> replies) {
        Iterator<Reply> next = replies.iterator();
        var all = new ArrayList<Reply>();
        for (var to : envelope.recipients()) {
            all.add(travels(to) ? next.next() : leftBehind(to));
        }
        return all;
    }

    private Reply leftBehind(To to) {
        var address = travels(to.address()) ? envelope.sender() : to.address();
        return Reply.of(553, "5.6.7", "not sent: <" + address + "> needs SMTPUTF8, which the server does not offer");
    }

    private boolean travels(To to) {
        return travels(envelope.sender()) && travels(to.address());
    }

    private boolean travels(@Nullable String address) {
        return address == null || offered.smtpUtf8() || SmtpClientEnvelope.isAscii(address);
    }

    private boolean needsSmtpUtf8() {
        var sender = envelope.sender();
        return sender != null && !SmtpClientEnvelope.isAscii(sender)
                || travelling.stream().anyMatch(to -> !SmtpClientEnvelope.isAscii(to.address()));
    }

    private static long size(String trace, byte[] content) {
        return (long) trace.length() + content.length;
    }
}
