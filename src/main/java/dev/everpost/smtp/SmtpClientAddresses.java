package dev.everpost.smtp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** Where a connector learns the addresses of its target. Thread-safe. */
@FunctionalInterface
public interface SmtpClientAddresses {

    /** The addresses to try in order, found within this time; empty when there are none. */
    List<InetAddress> resolve(Duration atMost);
}
