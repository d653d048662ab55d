/** Keeps an account's reputation: bulk mail is slowed and then held before bounces or complaints cost the account. */
@NullMarked
package dev.everpost.reputation;

import org.jspecify.annotations.NullMarked;
