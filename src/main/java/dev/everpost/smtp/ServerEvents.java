package dev.everpost.smtp;

import java.net.InetAddress;

/** Told what happens in a server, for metrics. Called from many threads; must be quick and must not throw. */
public interface ServerEvents {

    /** Hears nothing. */
    ServerEvents NONE = new ServerEvents() {};

    /** A connection was taken. */
    default void connected(InetAddress client) {}

    /** A connection was turned away before its greeting. */
    default void turnedAway(InetAddress client, Reply reply) {}

    /** A connection is over. */
    default void disconnected(InetAddress client) {}

    /** A TLS handshake ended well; the names are the JDK's, such as TLSv1.3. */
    default void secured(String protocol, String cipherSuite) {}

    /** A TLS handshake failed. */
    default void handshakeFailed(InetAddress client, String reason) {}

    /** A message was taken with a 2xx at its end. */
    default void messageTaken(int bytes) {}

    /** A reply of 400 or more was sent. */
    default void refused(Reply reply) {}
}
