/** Series of each provider and busy receiver, learned; one that leaves its usual band for the worse is a signal. */
@NullMarked
package dev.everpost.health.series;

import org.jspecify.annotations.NullMarked;
