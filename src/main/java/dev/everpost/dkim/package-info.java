/** Signs messages so that receivers can hold our domain to account for them (DKIM, RFC 6376 and RFC 8463). */
@NullMarked
package dev.everpost.dkim;

import org.jspecify.annotations.NullMarked;
