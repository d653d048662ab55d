/** How provider accounts are, asked on a schedule: kept, told to the gates, and never in the way of mail. */
@NullMarked
package dev.everpost.checkup;

import org.jspecify.annotations.NullMarked;
