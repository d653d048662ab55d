/** The one way in: who may submit, what is sound, and the moment when responsibility passes to us. */
@NullMarked
package dev.everpost.intake;

import org.jspecify.annotations.NullMarked;
