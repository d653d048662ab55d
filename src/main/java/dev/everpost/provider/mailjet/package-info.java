/** Carries mail through Mailjet by its Send API v3.1, and reads what it posts back. */
@NullMarked
package dev.everpost.provider.mailjet;

import org.jspecify.annotations.NullMarked;
