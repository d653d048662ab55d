package dev.everpost.publish;

/**
 * Who tells: what stands in the events of every message.
 *
 * @param region as it stands in ARNs
 * @param accountId twelve digits
 * @param hostname of the gateway, which reports
 */
public record Origin(String region, String accountId, String hostname) {}
