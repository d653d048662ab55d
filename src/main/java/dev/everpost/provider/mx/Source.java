package dev.everpost.provider.mx;

import dev.everpost.message.Message;
import dev.everpost.provider.Parcel;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation comes from.
 *
 * @param address one of this machine's; null leaves the choice to the system
 * @param name what EHLO says, which should be the address's own name in the DNS
 */
public record Source(@Nullable InetAddress address, String name) {

    boolean reaches(InetAddress destination) {
        return address == null || address instanceof Inet4Address == destination instanceof Inet4Address;
    }

    /**
     * Sources in pools, so that the standing of one kind of mail does not become that of another.
     *
     * @param system for messages that no pool is for
     * @param pools by name: a parcel goes from the one that it names, else from the one that the message's tag "pool" names, else from the one that is called as its
     *     class, else from "default"
     */
    public record Pools(Source system, Map<String, List<Source>> pools) {

        private static final String TAG = "pool";
        private static final String DEFAULT = "default";

        public Pools {
            pools = Map.copyOf(pools);
        }

        /** Those that a message may come from, at least one. */
        List<Source> of(Parcel parcel) {
            var chosen = parcel.pool() == null ? null : pools.get(parcel.pool());
            return chosen == null ? of(parcel.message()) : chosen;
        }

        private List<Source> of(Message message) {
            var tagged = pools.get(message.tags().getOrDefault(TAG, ""));
            if (tagged != null) {
                return tagged;
            }
            var ofClass = pools.get(message.messageClass().name().toLowerCase(Locale.ROOT));
            return ofClass == null ? pools.getOrDefault(DEFAULT, List.of(system)) : ofClass;
        }
    }
}
