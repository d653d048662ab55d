/** The commands that talk to a running gateway over its HTTP API. */
@NullMarked
package dev.everpost.app.cli;

import org.jspecify.annotations.NullMarked;
