/** Carries mail through Postmark by its Email API and reads its webhooks. */
@NullMarked
package dev.everpost.provider.postmark;

import org.jspecify.annotations.NullMarked;
