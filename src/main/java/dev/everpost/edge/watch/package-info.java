/** What the watch sees and concludes, over HTTP, for operators. */
@NullMarked
package dev.everpost.edge.watch;

import org.jspecify.annotations.NullMarked;
