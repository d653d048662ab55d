package dev.everpost.health.probe;

import dev.everpost.health.Reading;
import dev.everpost.world.Promise;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Connects to every address of a host at once and keeps the first that worked. Thread-safe. */
record Dial(int port, Duration atMost, World world) {

    /** More addresses are not tried: no vendor publishes that many at a time. */
    static final int ADDRESSES_MAX = 8;

    /** How one address took it. */
    private sealed interface End {
        record Connected(Socket socket, Duration took) implements End {}

        record Refused(String words) implements End {}

        /** This machine has no way there, as without IPv6: says nothing about the host. */
        record NoWay(String words) implements End {}
    }

    Taken<Socket> connect(List<InetAddress> addresses) throws StepFailed {
        var tried = addresses.stream().limit(ADDRESSES_MAX).toList();
        var pending = new ArrayList<Promise<End>>();
        for (var address : tried) {
            var end = new Promise<End>(world);
            pending.add(end);
            world.threads().start("probe-dial", () -> end.keep(end(new InetSocketAddress(address, port))));
        }
        // Each ends by itself in that time; a second more, so that none is given up while it ends.
        var ends = pending.stream()
                .map(end -> end.await(atMost.plusSeconds(1)).orElseGet(() -> new End.Refused("no answer")))
                .toList();
        return judge(ends);
    }

    private static Taken<Socket> judge(List<End> ends) throws StepFailed {
        var open = ends.stream()
                .filter(End.Connected.class::isInstance)
                .map(End.Connected.class::cast)
                .toList();
        var refused = ends.stream()
                .filter(End.Refused.class::isInstance)
                .map(end -> ((End.Refused) end).words())
                .toList();
        if (open.isEmpty()) {
            var noWay = ends.stream()
                    .filter(End.NoWay.class::isInstance)
                    .map(end -> ((End.NoWay) end).words())
                    .toList();
            throw new StepFailed(String.join("; ", refused.isEmpty() ? noWay : refused));
        }
        open.stream().skip(1).forEach(other -> Punctual.close(other.socket()));
        var first = open.getFirst();
        var words = "connected in " + first.took().toMillis() + " ms";
        return refused.isEmpty()
                ? Taken.well(first.socket(), words)
                : new Taken<>(
                        first.socket(),
                        Reading.IMPAIRED,
                        refused.size() + " of " + (refused.size() + open.size()) + " addresses do not answer: "
                                + String.join("; ", refused));
    }

    private End end(InetSocketAddress address) {
        long start = world.time().nanos();
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, (int) Math.max(1, atMost.toMillis()));
            return new End.Connected(socket, world.time().since(start));
        } catch (SocketTimeoutException late) {
            Punctual.close(socket);
            return new End.Refused(shown(address) + " does not answer in " + atMost.toMillis() + " ms");
        } catch (IOException e) {
            Punctual.close(socket);
            var words = shown(address) + ": " + StepFailed.words(e);
            return words.contains("Network is unreachable") ? new End.NoWay(words) : new End.Refused(words);
        }
    }

    private static String shown(InetSocketAddress address) {
        var host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
