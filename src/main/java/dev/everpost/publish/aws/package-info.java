/** Events to topics, buses and streams at AWS itself. */
@NullMarked
package dev.everpost.publish.aws;

import org.jspecify.annotations.NullMarked;
