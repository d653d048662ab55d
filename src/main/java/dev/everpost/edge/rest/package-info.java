/** The REST way in, and the operator's API: translates HTTP and JSON to intake, spool, ledger and controls. */
@NullMarked
package dev.everpost.edge.rest;

import org.jspecify.annotations.NullMarked;
