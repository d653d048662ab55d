/** The face of our topics: what subscribers fetch, and what operators see of them. */
@NullMarked
package dev.everpost.edge.sns;

import org.jspecify.annotations.NullMarked;
