/** The SMTP edge: turns a submission dialogue into one call of intake, and intake's answer into a reply. */
@NullMarked
package dev.everpost.edge.smtp;

import org.jspecify.annotations.NullMarked;
