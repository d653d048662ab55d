package dev.everpost.app;

import dev.everpost.app.settings.HostPort;
import dev.everpost.app.settings.ListenSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every address and port at which this gateway takes mail by SMTP; a listener on all addresses has one for each of them. */
final class OwnDoors {

    private OwnDoors() {}

    static Set<InetSocketAddress> of(ListenSettings listen) {
        var doors = new HashSet<InetSocketAddress>();
        var listeners = new ArrayList<>(listen.smtp());
        listeners.addAll(listen.smtps());
        for (var listener : listeners) {
            addresses(listener).forEach(address -> doors.add(new InetSocketAddress(address, listener.port())));
        }
        return doors;
    }

    private static List<InetAddress> addresses(HostPort listener) {
        try {
            return listener.isWildcard()
                    ? NetworkInterface.networkInterfaces()
                            .flatMap(NetworkInterface::inetAddresses)
                            .toList()
                    : List.of(InetAddress.getAllByName(listener.host()));
        } catch (SocketException | UnknownHostException unknown) {
            // A listener that cannot be resolved cannot be bound either, and says so itself.
            return List.of();
        }
    }
}
