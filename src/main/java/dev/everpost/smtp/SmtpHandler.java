package dev.everpost.smtp;

import java.net.InetAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server asks of whoever owns the mail: one handler per connection, called from that connection's thread only.
 *
 * <p>The server keeps the protocol (order of commands, limits, TLS, AUTH exchange, dot-stuffing); the handler judges. A
 * handler may block, and may throw {@link HangUp} to close the connection without a word. A reply of 421 from any method
 * is sent and then closes the connection (RFC 5321 section 3.8).
 */
public interface SmtpHandler {

    /** The greeting: 220, or a refusal that ends the connection. */
    Reply connected(Client client);

    /** The client named itself by EHLO or HELO. The name is the client's word and may be hostile. */
    default void greeted(Client client) {}

    /** STARTTLS succeeded: whatever the client said before is to be forgotten, who it is included (RFC 3207 section 4.2). */
    default void secured(Client client) {}

    /** Judges a user name and password: 235, or 535. Called only when the server allows AUTH. */
    Reply authenticate(String username, String password);

    /** {@code address} null is {@code <>}. Parameters have upper-case names; a value-less one has the value "". */
    Reply mail(@Nullable String address, Map<String, String> parameters);

    Reply rcpt(String address, Map<String, String> parameters);

    /** The whole message, CRLF line ends, dots unstuffed; the array is handed over. The reply is the answer to the final dot or last BDAT. */
    Reply data(byte[] content);

    /** The transaction was abandoned (RSET, EHLO, a new MAIL after an end). */
    void reset();

    /** The connection is gone. */
    void closed();

    /** The other side. {@code helo} is what it last called itself, or null. */
    record Client(
            InetAddress address,
            int port,
            boolean tls,
            @Nullable String helo) {}

    /** Close now; {@code reset} with a TCP reset instead of an orderly end. */
    final class HangUp extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final boolean reset;

        public HangUp(boolean reset) {
            super(null, null, false, false);
            this.reset = reset;
        }

        /** True asks for RST. */
        public boolean reset() {
            return reset;
        }
    }
}
