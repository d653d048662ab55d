/** A world of its own: virtual time, seeded chance and threads of which one runs at a time, for simulations and replays. */
@NullMarked
package dev.everpost.virtual;

import org.jspecify.annotations.NullMarked;
