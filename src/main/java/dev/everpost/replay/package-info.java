/** Outages that really happened, played again in virtual time against the real gateway and against simple policies. */
@NullMarked
package dev.everpost.replay;

import org.jspecify.annotations.NullMarked;
