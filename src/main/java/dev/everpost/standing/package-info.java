/** Judges each provider by the outcomes of its attempts and decides what may enter it now. */
@NullMarked
package dev.everpost.standing;

import org.jspecify.annotations.NullMarked;
