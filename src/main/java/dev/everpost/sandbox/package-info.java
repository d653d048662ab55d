/** Simulated providers on real sockets, steered live by the fault vocabulary, and a mailroom that counts what arrived. */
@NullMarked
package dev.everpost.sandbox;

import org.jspecify.annotations.NullMarked;
