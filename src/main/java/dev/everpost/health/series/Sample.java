package dev.everpost.health.series;

/**
 * What a series is at one time.
 *
 * @param value a share of 1, a rate in recipients a minute, or milliseconds
 * @param of how much it was made from: a value out of few says little
 */
public record Sample(double value, long of) {}
