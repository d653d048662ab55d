/** RFC 5321: grammar, replies, and both sides of the dialogue; knows nothing of gateways. */
@NullMarked
package dev.everpost.smtp;

import org.jspecify.annotations.NullMarked;
