/** The numbers that the gateway shows to Prometheus, in methods named after what happened. */
@NullMarked
package dev.everpost.app.metrics;

import org.jspecify.annotations.NullMarked;
