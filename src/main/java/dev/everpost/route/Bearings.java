package dev.everpost.route;

import dev.everpost.experience.Experience;
import dev.everpost.world.Chance;
import dev.everpost.world.Time;

/** What routing goes by besides its rules: the providers as they are, what happened lately, what harm is, clock and chance. */
public record Bearings(Market market, Experience experience, Harm harm, Time time, Chance chance) {}
