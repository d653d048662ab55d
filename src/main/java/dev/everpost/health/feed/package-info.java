/** Public status pages: fetched with care, judged for what concerns us, told as signals that confirm and never trigger. */
@NullMarked
package dev.everpost.health.feed;

import org.jspecify.annotations.NullMarked;
