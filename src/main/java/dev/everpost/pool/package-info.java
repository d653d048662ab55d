/** From which of a provider's addresses a message goes, and how much may go from each: purposes, ceilings, warm-up plans. */
@NullMarked
package dev.everpost.pool;

import org.jspecify.annotations.NullMarked;
