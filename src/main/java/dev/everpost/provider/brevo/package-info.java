/** Carries mail through Brevo by its transactional e-mail API, and reads what it posts back. */
@NullMarked
package dev.everpost.provider.brevo;

import org.jspecify.annotations.NullMarked;
