/** The roof: the command line, and the one place where everything is constructed, top to bottom, with {@code new}. */
@NullMarked
package dev.everpost.app;

import org.jspecify.annotations.NullMarked;
