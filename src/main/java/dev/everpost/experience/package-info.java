/** What happened lately, per provider and receiver: counted in slots of time, bounded in memory, kept over restarts. */
@NullMarked
package dev.everpost.experience;

import org.jspecify.annotations.NullMarked;
