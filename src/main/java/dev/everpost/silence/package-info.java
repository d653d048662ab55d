/** Mail that a provider took and never reported on: learned from the book of facts, behind everybody's back. */
@NullMarked
package dev.everpost.silence;

import org.jspecify.annotations.NullMarked;
