/**
 * The only door to clock, chance, threads and the names of other machines; a simulation or a rehearsal replaces them, so
 * nothing else may call them directly.
 */
@NullMarked
package dev.everpost.world;

import org.jspecify.annotations.NullMarked;
