/** A simulated Brevo. */
@NullMarked
package dev.everpost.sandbox.brevo;

import org.jspecify.annotations.NullMarked;
