/** The vocabulary of faults and the timelines that play them; pure, so that sandbox, simulation and drills share it. */
@NullMarked
package dev.everpost.scenario;

import org.jspecify.annotations.NullMarked;
