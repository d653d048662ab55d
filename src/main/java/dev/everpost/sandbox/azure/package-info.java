/** Azure Communication Services Email as its documents have it, simulated: send, operations, and Event Grid's posts. */
@NullMarked
package dev.everpost.sandbox.azure;

import org.jspecify.annotations.NullMarked;
