/** Lists addresses that nothing should be sent to, by what was reported of them, unless their receiver is the one that is broken. */
@NullMarked
package dev.everpost.suppression;

import org.jspecify.annotations.NullMarked;
