/** A simulated Mailjet. */
@NullMarked
package dev.everpost.sandbox.mailjet;

import org.jspecify.annotations.NullMarked;
