/** The memory: the spool of work still to do and the ledger of facts; one implementation per database below. */
@NullMarked
package dev.everpost.store;

import org.jspecify.annotations.NullMarked;
