package dev.everpost.app.settings;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import java.time.Duration;

/**
 * How long a provider may take.
 *
 * @param connect until the connection stands
 * @param command until an SMTP command before the body is answered; providers without such a step ignore it
 * @param answer until the body is answered; RFC 5321 section 4.5.3.2.6 asks for 10 minutes, which an outage cannot wait
 */
public record Patience(Duration connect, Duration command, Duration answer) {

    /** For transactional and bulk mail. */
    static final Patience USUAL = new Patience(ofSeconds(5), ofSeconds(5), ofSeconds(60));
    /**
     * For critical mail, which would rather try the next provider: it shall be there within 2 s of a silence. One lost packet
     * of the connect, which comes again after 1 s (RFC 6298), is still forgiven.
     */
    static final Patience CRITICAL = new Patience(ofMillis(1500), ofMillis(1500), ofSeconds(4));

    private static final Kind<Duration> WAIT = Kinds.duration(ofMillis(50), ofMinutes(10));

    static Patience read(Section section, Patience ifAbsent) {
        return new Patience(
                section.get("connect", WAIT, ifAbsent.connect),
                section.get("command", WAIT, ifAbsent.command),
                section.get("answer", WAIT, ifAbsent.answer));
    }

    static Patience readWithoutCommand(Section section, Patience ifAbsent) {
        return new Patience(
                section.get("connect", WAIT, ifAbsent.connect),
                ifAbsent.command,
                section.get("answer", WAIT, ifAbsent.answer));
    }
}
