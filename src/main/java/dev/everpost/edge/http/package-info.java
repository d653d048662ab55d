/** What every HTTP edge shares: who calls, what an answer looks like, and how an error is told. */
@NullMarked
package dev.everpost.edge.http;

import org.jspecify.annotations.NullMarked;
