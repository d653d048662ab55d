/** How providers and receivers are, judged from several independent signals; reads, never touches a message. */
@NullMarked
package dev.everpost.health;

import org.jspecify.annotations.NullMarked;
