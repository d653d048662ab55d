/** Carries mail through Amazon SES by its v2 API. */
@NullMarked
package dev.everpost.provider.ses;

import org.jspecify.annotations.NullMarked;
