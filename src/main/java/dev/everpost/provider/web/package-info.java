/** What providers with an HTTP API share: one call with its end as a value, and a message taken apart for those who want parts. */
@NullMarked
package dev.everpost.provider.web;

import org.jspecify.annotations.NullMarked;
