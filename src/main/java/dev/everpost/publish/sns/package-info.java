/** Topics of our own that look like those of Amazon SNS to whoever subscribes over HTTP. */
@NullMarked
package dev.everpost.publish.sns;

import org.jspecify.annotations.NullMarked;
