/** SparkPost as its documents have it, for rehearsals. */
@NullMarked
package dev.everpost.sandbox.sparkpost;

import org.jspecify.annotations.NullMarked;
