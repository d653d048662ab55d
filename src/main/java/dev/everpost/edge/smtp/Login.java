package dev.everpost.edge.smtp;

import dev.everpost.intake.Submitter;
import java.util.Optional;

/**
 * What came of a user name and a password.
 *
 * @param submitter empty when they fit nobody
 * @param voice in whose words the session goes on
 */
record Login(Optional<Submitter> submitter, Voice voice) {}
