/** Plays SendGrid's API v3 and its Event Webhook, from SendGrid's documents. */
@NullMarked
package dev.everpost.sandbox.sendgrid;

import org.jspecify.annotations.NullMarked;
