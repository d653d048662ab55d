/** Outages played for people: the gateway among simulated providers, real mail through it, and a judge at the end. */
@NullMarked
package dev.everpost.app.demo;

import org.jspecify.annotations.NullMarked;
