/** What is sent: messages, addresses, classes, ids; plain values that import nothing. */
@NullMarked
package dev.everpost.message;

import org.jspecify.annotations.NullMarked;
