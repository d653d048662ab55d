package dev.everpost.health.probe;

import dev.everpost.dns.Resolver;

/**
 * One of our resolvers.
 *
 * @param address for people
 * @param resolver asks it alone and remembers nothing, so that an answer is of now
 */
public record NameServer(String address, Resolver resolver) {}
