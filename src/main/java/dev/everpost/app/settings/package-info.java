/** The configuration file: read strictly, every problem with its place and remedy, into plain immutable records. */
@NullMarked
package dev.everpost.app.settings;

import org.jspecify.annotations.NullMarked;
