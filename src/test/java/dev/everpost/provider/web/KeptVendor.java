package dev.everpost.provider.web;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.Provider;
import dev.everpost.provider.web.WebSettings.Patience;
import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Personality;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.sandbox.SimulatedWeb;
import dev.everpost.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A simulated vendor on a real socket, and the mailroom that judges what it carried; {@code P} is the provider that calls it.
 * One sandbox for all, because its certificates take their time: specs that use it must not run side by side.
 */
public abstract class KeptVendor<P extends Provider> implements AutoCloseable {

    public static final Patience SHORT = new Patience(Duration.ofSeconds(1), Duration.ofMillis(700));
    private static final Patience LONG = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20));
    private static final Sandbox SANDBOX = new Sandbox(World.real(), new Mailroom(World.real(), 1 << 20));
    private static final AtomicInteger VENDORS = new AtomicInteger();

    public final Sandbox sandbox = SANDBOX;
    public final Mailroom mailroom = SANDBOX.mailroom();
    public final SimulatedWeb vendor;

    protected KeptVendor(Personality personality, boolean tls) {
        try {
            mailroom.clear();
            vendor = sandbox.web(personality.vendor() + "-" + VENDORS.incrementAndGet(), 0, tls, personality);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At the place where the vendor is now, which an illness may move. */
    public abstract P provider(World world);

    public P provider() {
        return provider(World.real());
    }

    /** Impatient with critical mail, patient with all other. */
    protected static WebSettings web(String name, @Nullable Path ca) {
        return new WebSettings(new ProviderName(name), ca, SHORT, LONG, 4);
    }

    public Outcome send(Parcel parcel) {
        try (var provider = provider()) {
            return provider.send(parcel).getFirst();
        }
    }

    /** The message as a recipient got it. */
    public String arrived(String recipient) {
        var delivered = mailroom.of(recipient).getLast();
        return new String(mailroom.body(delivered).orElseThrow(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        vendor.close();
    }
}
