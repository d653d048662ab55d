package dev.everpost.provider.web;

import dev.everpost.fact.ProviderName;
import dev.everpost.provider.Provider;
import dev.everpost.provider.web.WebSettings.Patience;
import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Personality;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.sandbox.SimulatedWeb;
import dev.everpost.scenario.BlackHole;
import dev.everpost.scenario.Fault;
import dev.everpost.scenario.HangAfterData;
import dev.everpost.scenario.LateAcceptance;
import dev.everpost.scenario.Slow;
import dev.everpost.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiFunction;

/** A vendor on a real socket with TLS, and providers that call it by its own host name. */
public final class VendorRig implements AutoCloseable {

    private static final Patience SHORT = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(1));
    private static final Patience LONG = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20));

    public final Mailroom mailroom = new Mailroom(World.real(), 1 << 20);
    public final SimulatedWeb vendor;
    private final Sandbox sandbox = new Sandbox(World.real(), mailroom);
    private final Path authority;

    /** Starts it; the folder is for the certificate of its authority. */
    public VendorRig(Path folder, Personality personality) {
        try {
            vendor = sandbox.web(personality.vendor(), 0, true, personality);
            authority = Files.writeString(
                    folder.resolve("ca.pem"), sandbox.certificates().authorityPem());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The endpoint by the name that the sandbox steers. */
    public URI endpoint() {
        return URI.create("https://" + vendor.hostName() + ":" + vendor.port());
    }

    /** A world that knows the vendor's name. */
    public World world() {
        return World.real().withNames(sandbox.names());
    }

    /** How to call it when it may be silent: within seconds. */
    public WebSettings impatient() {
        return web(SHORT);
    }

    /** How to call it when it answers: however busy the machine is. */
    public WebSettings patient() {
        return web(LONG);
    }

    /** The end of one message for ann@example.com under an illness, by a provider that has no connection yet. */
    public String end(Fault fault, BiFunction<WebSettings, World, ? extends Provider> maker) {
        try (var warm = maker.apply(patient(), world())) {
            // loads what a short patience is not for
            warm.send(Parcels.plain("warm@example.com"));
        }
        vendor.set(fault);
        boolean silent = fault instanceof BlackHole
                || fault instanceof Slow
                || fault instanceof HangAfterData
                || fault instanceof LateAcceptance;
        try (var provider = maker.apply(silent ? impatient() : patient(), world())) {
            return Ends.first(provider, Parcels.plain("ann@example.com"));
        }
    }

    /** Copies of the message of {@link Parcels} that reached an address. */
    public int copies(String recipient) {
        return mailroom.copies(Parcels.id().toString(), recipient);
    }

    @Override
    public void close() {
        sandbox.close();
    }

    private WebSettings web(Patience patience) {
        return new WebSettings(
                new ProviderName(vendor.name()),
                authority,
                patience,
                patience,
                WebSettings.of(new ProviderName("x")).connectionsMax());
    }
}
