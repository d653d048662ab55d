/** The only door to clock, chance and threads; a simulation replaces all three, so nothing else may call them directly. */
@NullMarked
package dev.everpost.world;

import org.jspecify.annotations.NullMarked;
