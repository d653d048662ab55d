package dev.everpost.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A configuration file in the making: what every test needs, and what this one adds. */
final class ConfigFile {

    static final String API_KEY = "key-shop-0123456789abcdef";
    static final String AWS_KEY_ID = "AKIDEVERPOSTTEST";
    static final String AWS_SECRET = "a-secret-that-is-long-enough-1234567890";

    final int smtpPort = Ports.free();
    final int httpPort = Ports.free();
    private final Path file;
    private final Map<String, String> providers = new LinkedHashMap<>();
    private final List<String> routes = new ArrayList<>();
    private final List<String> sections = new ArrayList<>();
    private String store = "./everpost.db";
    private String tls = "";

    ConfigFile(Path folder) {
        this.file = folder.resolve("everpost.yaml");
    }

    /**
     * Adds or replaces a provider, in YAML's flow form without the braces. It is not asked about its account: a checkup at a time
     * of its own would find an illness before the mail that a spec sends into it.
     */
    ConfigFile provider(String name, String settings) {
        providers.put(name, settings + ", checkup: off");
        return this;
    }

    /** Adds a plain SMTP provider of this machine. */
    ConfigFile smtpProvider(String name, int port) {
        return provider(name, "type: smtp, host: 127.0.0.1, port: " + port + ", tls: none");
    }

    /** Adds a route, in YAML's flow form without the braces. */
    ConfigFile route(String settings) {
        routes.add(settings);
        return this;
    }

    ConfigFile withoutRoutes() {
        routes.clear();
        return this;
    }

    /** Adds a whole section or a top-level key. */
    ConfigFile also(String yaml) {
        sections.add(yaml);
        return this;
    }

    ConfigFile store(Path database) {
        store = database.toString();
        return this;
    }

    ConfigFile selfSigned() {
        tls = "\n  tls: { self_signed: true }";
        return this;
    }

    Path path() {
        return file;
    }

    /** Writes it and tells where. */
    Path write() {
        return write(text());
    }

    Path write(String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    String text() {
        var text = new StringBuilder("""
                listen:
                  smtp: 127.0.0.1:%d
                  http: 127.0.0.1:%d
                  hostname: gateway.example%s
                store: sqlite:%s
                trust_loopback: true
                submitters:
                  shop:
                    smtp: { username: shop, password: correct-horse }
                    api_key: %s
                    aws: { access_key_id: %s, secret_access_key: %s }
                    senders: ["@example.com"]
                providers:
                """.formatted(smtpPort, httpPort, tls, store, API_KEY, AWS_KEY_ID, AWS_SECRET));
        providers.forEach((name, settings) -> text.append("  %s: { %s }%n".formatted(name, settings)));
        text.append("routes:\n");
        routes.forEach(route -> text.append("  - { %s }%n".formatted(route)));
        sections.forEach(section -> text.append(section).append('\n'));
        return text.toString();
    }
}
