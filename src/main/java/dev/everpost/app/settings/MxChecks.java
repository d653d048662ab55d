package dev.everpost.app.settings;

import dev.everpost.app.settings.MxCarrier.Dkim;
import dev.everpost.app.settings.MxCarrier.PoolAddress;
import dev.everpost.dkim.DkimKeyFile;
import dev.everpost.dkim.DkimKeyFile.Reading.Wrong;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HashSet;
import java.util.List;

/** Checks of a provider of type mx: files that can be read, addresses that are this machine's, rules that are said once. */
final class MxChecks {

    private final String path;
    private final MxCarrier mx;
    private final Reading reading;

    MxChecks(String path, MxCarrier mx, Reading reading) {
        this.path = path;
        this.mx = mx;
        this.reading = reading;
    }

    void run() {
        mx.pools().forEach(this::pool);
        for (int i = 0; i < mx.dkim().size(); i++) {
            dkim(path + ".dkim[" + i + "]", mx.dkim().get(i));
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < mx.domains().size(); i++) {
            var domain = mx.domains().get(i).domain();
            var at = path + ".domains[" + i + "]";
            if (reading.isSound(at) && !seen.add(domain)) {
                reading.error(at, path + " has two rules for " + domain, "keep one of them");
            }
        }
    }

    private void dkim(String at, Dkim dkim) {
        boolean given = reading.isGiven(at + ".key_file")
                && reading.isSound(at + ".domain")
                && reading.isSound(at + ".selector");
        if (given && DkimKeyFile.read(dkim.keyFile(), dkim.domain(), dkim.selector()) instanceof Wrong wrong) {
            var what = at + ".key_file " + dkim.keyFile() + " " + wrong.what();
            reading.error(at + ".key_file", what, wrong.remedy());
        }
    }

    private void pool(String name, List<PoolAddress> addresses) {
        var at = path + ".pools." + name;
        if (addresses.isEmpty()) {
            reading.error(at, at + " has no addresses", "add 'addresses: [{ address: ... }]', or remove the pool");
        }
        for (int i = 0; i < addresses.size(); i++) {
            var address = addresses.get(i).address();
            if (!isOurs(address)) {
                var what = at + " has the address " + address + ", which is not this machine's";
                reading.error(at + ".addresses[" + i + "]", what, "add it to an interface, or remove it");
            }
        }
    }

    private static boolean isOurs(String address) {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
            return true;
        } catch (IOException notOurs) {
            return false;
        }
    }
}
