package dev.everpost.app.settings;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import java.time.Duration;

/**
 * How long things are kept once a message is final.
 *
 * @param bodies the bytes of messages
 * @param facts what happened to them
 * @param evidence what providers reported, counted from its arrival; a repeat is recognised as long
 * @param idempotency the keys by which a repeated submission is recognised, counted from acceptance
 */
public record RetentionSettings(Duration bodies, Duration facts, Duration evidence, Duration idempotency) {

    static RetentionSettings read(Section section) {
        return new RetentionSettings(
                section.get("bodies", Kinds.duration(Duration.ZERO, ofDays(3650)), ofDays(1)),
                section.get("facts", Kinds.duration(ofHours(1), ofDays(3650)), ofDays(30)),
                section.get("evidence", Kinds.duration(ofHours(1), ofDays(3650)), ofDays(7)),
                section.get("idempotency", Kinds.duration(ofMinutes(1), ofDays(30)), ofDays(1)));
    }
}
