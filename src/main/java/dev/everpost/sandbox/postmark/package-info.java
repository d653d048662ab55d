/** Postmark as its documents have it, for rehearsals. */
@NullMarked
package dev.everpost.sandbox.postmark;

import org.jspecify.annotations.NullMarked;
