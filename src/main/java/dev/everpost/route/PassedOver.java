package dev.everpost.route;

import dev.everpost.fact.ProviderName;

/** A provider of the rule that cannot carry the message, and why. */
public record PassedOver(ProviderName provider, String why) {}
