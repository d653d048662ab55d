package dev.everpost.route;

import dev.everpost.fact.ProviderName;

/** A provider that could carry the message, and why it stands where it stands. */
public record Candidate(ProviderName provider, String why) {}
