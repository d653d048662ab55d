/** The memory in one SQLite file: one writer with group commit, a few readers, leases in memory. */
@NullMarked
package dev.everpost.store.sqlite;

import org.jspecify.annotations.NullMarked;
