/** Documents of public status pages, each dialect read into one vocabulary; pure, and suspicious of every byte. */
@NullMarked
package dev.everpost.health.feed.format;

import org.jspecify.annotations.NullMarked;
