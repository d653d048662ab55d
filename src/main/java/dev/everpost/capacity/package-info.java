/** Answers what would become of the mail if a provider died: arithmetic on quotas, ramps and recent traffic. */
@NullMarked
package dev.everpost.capacity;

import org.jspecify.annotations.NullMarked;
