/** Where providers post what became of mail; their signatures and secrets are the login. */
@NullMarked
package dev.everpost.edge.hooks;

import org.jspecify.annotations.NullMarked;
