/** The clients of {@code make bench}: load from outside, over real sockets, with as little work of their own as possible. */
@NullMarked
package dev.everpost.bench;

import org.jspecify.annotations.NullMarked;
