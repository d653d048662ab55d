/** MTA-STS: what a domain promises about the encryption of its exchangers, and where it says so (RFC 8461). */
@NullMarked
package dev.everpost.provider.mx.sts;

import org.jspecify.annotations.NullMarked;
