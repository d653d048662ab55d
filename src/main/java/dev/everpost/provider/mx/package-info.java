/** Direct delivery: to the mail exchangers of each recipient's domain, as RFC 5321 section 5 has it. */
@NullMarked
package dev.everpost.provider.mx;

import org.jspecify.annotations.NullMarked;
