/** The work itself: lease what is due, ask the route, attempt, settle, and never lose track of any of it. */
@NullMarked
package dev.everpost.delivery;

import org.jspecify.annotations.NullMarked;
