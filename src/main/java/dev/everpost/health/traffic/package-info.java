/** What real mail tells of providers and receivers: outcomes, latencies and reports, made signals. */
@NullMarked
package dev.everpost.health.traffic;

import org.jspecify.annotations.NullMarked;
