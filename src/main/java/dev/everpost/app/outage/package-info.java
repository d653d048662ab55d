/** {@code everpost outage}: real outages, listed and played again. */
@NullMarked
package dev.everpost.app.outage;

import org.jspecify.annotations.NullMarked;
