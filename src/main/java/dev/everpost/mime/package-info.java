/** Reading and writing messages as RFC 5322 and MIME have them, over the library where it serves. */
@NullMarked
package dev.everpost.mime;

import org.jspecify.annotations.NullMarked;
