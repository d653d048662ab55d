/** How a log line looks and where it goes: standard output, as text or JSON, with nothing in it that could forge a line. */
@NullMarked
package dev.everpost.app.logging;

import org.jspecify.annotations.NullMarked;
