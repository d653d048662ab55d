/** Learns how one series of numbers usually goes, and says when it goes otherwise. */
@NullMarked
package dev.everpost.anomaly;

import org.jspecify.annotations.NullMarked;
