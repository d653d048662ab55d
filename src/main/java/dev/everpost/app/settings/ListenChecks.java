package dev.everpost.app.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Checks of the listeners: ports, TLS, and what travels in clear. */
final class ListenChecks {

    private final Settings settings;
    private final ListenSettings listen;
    private final Reading reading;

    ListenChecks(Settings settings, Reading reading) {
        this.settings = settings;
        this.listen = settings.listen();
        this.reading = reading;
    }

    void run() {
        portsDoNotClash();
        certificateFilesExist();
        smtpsHasACertificate();
        passwordsAreNotSentInClear();
        apiKeysAreNotSentInClear();
        trustedLoopbackStaysOnLoopback();
    }

    private Map<String, HostPort> listeners() {
        var listeners = new LinkedHashMap<String, HostPort>();
        put(listeners, "listen.smtp", listen.smtp());
        put(listeners, "listen.smtps", listen.smtps());
        listeners.put("listen.http", listen.http());
        return listeners;
    }

    /** An item of a list has its number in its path; where a single value stands, there is no number. */
    private void put(Map<String, HostPort> listeners, String path, List<HostPort> addresses) {
        for (int i = 0; i < addresses.size(); i++) {
            var item = path + "[" + i + "]";
            listeners.put(reading.isGiven(item) ? item : path, addresses.get(i));
        }
    }

    private void portsDoNotClash() {
        var earlier = new LinkedHashMap<String, HostPort>();
        listeners().forEach((path, address) -> {
            earlier.forEach((otherPath, other) -> {
                if (address.clashesWith(other)) {
                    var what = path + " " + address + " and " + otherPath + " " + other + " are the same port";
                    reading.error(path, what, "give each listener its own port");
                }
            });
            earlier.put(path, address);
        });
    }

    private void certificateFilesExist() {
        if (listen.tls() instanceof ListenSettings.Tls.Files(var certificate, var key)) {
            isReadable("listen.tls.certificate", certificate);
            isReadable("listen.tls.key", key);
        }
    }

    private void isReadable(String path, Path file) {
        if (!Files.isReadable(file)) {
            var remedy = "give a readable PEM file; relative paths start at the working directory";
            reading.error(path, path + " " + file + " cannot be read", remedy);
        }
    }

    private void smtpsHasACertificate() {
        if (!listen.smtps().isEmpty() && listen.tls() instanceof ListenSettings.Tls.None) {
            reading.error(
                    "listen.smtps",
                    "listen.smtps needs a certificate",
                    "give listen.tls certificate and key, or self_signed: true");
        }
    }

    private void passwordsAreNotSentInClear() {
        boolean passwords = settings.submitters().stream().anyMatch(submitter -> submitter.smtp() != null);
        var open =
                listen.smtp().stream().filter(address -> !address.isLoopback()).findFirst();
        if (passwords && open.isPresent() && listen.tls() instanceof ListenSettings.Tls.None) {
            reading.error(
                    "listen.smtp",
                    "SMTP passwords would cross the network in clear to " + open.get(),
                    "give listen.tls certificate and key (or self_signed: true), or listen on 127.0.0.1");
        }
    }

    private void apiKeysAreNotSentInClear() {
        boolean keys = settings.adminKey() != null
                || settings.submitters().stream().anyMatch(submitter -> submitter.apiKey() != null);
        if (keys && !listen.http().isLoopback()) {
            reading.warning(
                    "listen.http",
                    "API keys cross the network in clear to " + listen.http(),
                    "put a TLS proxy before it, or listen on 127.0.0.1");
        }
    }

    private void trustedLoopbackStaysOnLoopback() {
        Predicate<HostPort> open = address -> !address.isLoopback();
        if (settings.trustLoopback() && listeners().values().stream().anyMatch(open)) {
            reading.warning(
                    "trust_loopback",
                    "trust_loopback is on while others can connect: a proxy or tunnel on this machine makes them"
                            + " loopback clients",
                    "turn it off and give submitters credentials");
        }
    }
}
