/** What providers report back: kept, matched with the mail it is about, made facts. */
@NullMarked
package dev.everpost.feedback;

import org.jspecify.annotations.NullMarked;
