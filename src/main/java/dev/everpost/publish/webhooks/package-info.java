/** Our own events by HTTP, signed as Standard Webhooks has it: whom they go to, and how they are brought. */
@NullMarked
package dev.everpost.publish.webhooks;

import org.jspecify.annotations.NullMarked;
