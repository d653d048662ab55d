/** Resend: sends in parts by its Email API, asks it about itself, and reads its webhooks (Svix). */
@NullMarked
package dev.everpost.provider.resend;

import org.jspecify.annotations.NullMarked;
