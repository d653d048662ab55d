/** Carries mail through Twilio SendGrid by its API v3, and reads its Event Webhook. */
@NullMarked
package dev.everpost.provider.sendgrid;

import org.jspecify.annotations.NullMarked;
