/** Plays Mailgun's API and its webhooks, from Mailgun's documents. */
@NullMarked
package dev.everpost.sandbox.mailgun;

import org.jspecify.annotations.NullMarked;
