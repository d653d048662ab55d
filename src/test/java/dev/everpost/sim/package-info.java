/** The whole of intake, spool, routing and delivery under one seed, virtual time and one running thread at a time. */
@NullMarked
package dev.everpost.sim;

import org.jspecify.annotations.NullMarked;
