/** Carries mail through Mailgun by its Messages API with raw MIME, and reads its webhooks. */
@NullMarked
package dev.everpost.provider.mailgun;

import org.jspecify.annotations.NullMarked;
