package dev.everpost.app.demo;

import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import java.io.IOException;
import java.util.Optional;

/** One client of the gateway over a real socket; used by one thread. */
interface Poster extends AutoCloseable {

    /** Hands a message over; the id when the gateway said yes, empty when it said no. */
    Optional<MessageId> post(Draft draft) throws IOException, InterruptedException;

    @Override
    void close();

    /** A message to be sent. */
    record Draft(int number, MessageClass messageClass, int sizeBytes) {

        private static final String[] DOMAINS = {"example.org", "example.com", "example.net"};
        private static final int LINE = 76;

        static final String SENDER = "shop@example.com";

        /** A different one for each number, so that copies can be counted for each. */
        String recipient() {
            return "person" + number + "@" + DOMAINS[number % DOMAINS.length];
        }

        String subject() {
            return switch (messageClass) {
                case CRITICAL -> "Your code is " + (100_000 + number);
                case TRANSACTIONAL -> "Your order " + number;
                case BULK -> "What is new, issue " + number;
            };
        }

        /** Lines of text that fill the size. */
        String text() {
            return ("x".repeat(LINE) + "\r\n").repeat(Math.max(1, sizeBytes / (LINE + 2)));
        }
    }
}
