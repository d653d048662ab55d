/** Carries mail through SparkPost by its Transmissions API and reads its webhooks. */
@NullMarked
package dev.everpost.provider.sparkpost;

import org.jspecify.annotations.NullMarked;
