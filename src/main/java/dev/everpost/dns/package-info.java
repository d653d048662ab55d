/** What the domain name system says, as values: typed questions, answers that name what went wrong, a bounded cache. */
@NullMarked
package dev.everpost.dns;

import org.jspecify.annotations.NullMarked;
