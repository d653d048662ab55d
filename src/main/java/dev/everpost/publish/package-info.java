/** Tells applications what became of their mail, in the events of Amazon SES, whichever provider carried it. */
@NullMarked
package dev.everpost.publish;

import org.jspecify.annotations.NullMarked;
