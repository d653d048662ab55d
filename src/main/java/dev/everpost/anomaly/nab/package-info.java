/** The Numenta Anomaly Benchmark: its corpus, and its scoring rules. */
@NullMarked
package dev.everpost.anomaly.nab;

import org.jspecify.annotations.NullMarked;
