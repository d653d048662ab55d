/** What vendors post back: the port to readers of webhooks, and the one vocabulary of what is told. */
@NullMarked
package dev.everpost.provider.hook;

import org.jspecify.annotations.NullMarked;
