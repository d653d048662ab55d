/** An Amazon SES account as Everpost keeps it: what its operations do, whichever dialect asks. */
@NullMarked
package dev.everpost.ses;

import org.jspecify.annotations.NullMarked;
