/** Resend as its documents have it, simulated: Send Email, what can be asked of it, and its webhooks. */
@NullMarked
package dev.everpost.sandbox.resend;

import org.jspecify.annotations.NullMarked;
