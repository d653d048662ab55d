package dev.everpost.app.settings;

import org.jspecify.annotations.Nullable;

/**
 * A provider that is reached by SparkPost's Transmissions API.
 *
 * @param region where the account lives: the two know nothing of each other
 * @param subaccount number of the subaccount that sends, or null
 * @param ipPool the pool of addresses to send from, or null for the account's default
 * @param tracking whether SparkPost may change the message to see what is opened and clicked
 */
public record SparkPostCarrier(
        WebAccess access,
        Region region,
        Secret apiKey,
        @Nullable Integer subaccount,
        @Nullable String ipPool,
        boolean tracking,
        HookSecret hook)
        implements ProviderSettings.Carrier {

    /** Where SparkPost keeps accounts. */
    public enum Region {
        US,
        EU
    }

    static SparkPostCarrier read(Section section) {
        return new SparkPostCarrier(
                WebAccess.read(section),
                section.require("region", Kinds.choice(Region.class), Region.US),
                section.require("api_key", Kinds.SECRET, new Secret("absent")),
                section.find("subaccount", Kinds.integer(1, 1_000_000_000)),
                section.find("ip_pool", Kinds.NAME),
                section.get("tracking", Kinds.YES_NO, false),
                HookSecret.read(section));
    }
}
