/** What probes found, for operators. */
@NullMarked
package dev.everpost.edge.probe;

import org.jspecify.annotations.NullMarked;
