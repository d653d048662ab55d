/** What applications are told of their mail in one vocabulary, made from the book of facts, whichever way they hear it. */
@NullMarked
package dev.everpost.event;

import org.jspecify.annotations.NullMarked;
