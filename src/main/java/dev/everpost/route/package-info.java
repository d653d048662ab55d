/** Decides who should carry a message now, in which order, and says why. */
@NullMarked
package dev.everpost.route;

import org.jspecify.annotations.NullMarked;
