/** What happened: immutable facts with their time, and the outcomes of attempts. */
@NullMarked
package dev.everpost.fact;

import org.jspecify.annotations.NullMarked;
