/** Canaries: messages of our own that should arrive in a mailbox of our own, one provider each; touches no other mail. */
@NullMarked
package dev.everpost.health.canary;

import org.jspecify.annotations.NullMarked;
