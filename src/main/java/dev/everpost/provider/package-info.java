/** The port to whoever carries mail onward; each vendor has a room below and vendors never meet. */
@NullMarked
package dev.everpost.provider;

import org.jspecify.annotations.NullMarked;
