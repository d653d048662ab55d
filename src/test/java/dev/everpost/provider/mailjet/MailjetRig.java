package dev.everpost.provider.mailjet;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.web.WebSettings;
import dev.everpost.provider.web.WebSettings.Patience;
import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.sandbox.SimulatedWeb;
import dev.everpost.sandbox.mailjet.MailjetPersonality;
import dev.everpost.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A simulated Mailjet on a real socket, and the mailroom that judges what it carried. */
final class MailjetRig implements AutoCloseable {

    static final Patience SHORT = new Patience(Duration.ofSeconds(1), Duration.ofMillis(700));
    private static final Patience LONG = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20));

    /** One for all specs, because its certificates take their time. */
    private static final Sandbox SANDBOX = new Sandbox(World.real(), new Mailroom(World.real(), 1 << 20));

    private static final AtomicInteger VENDORS = new AtomicInteger();

    final Sandbox sandbox = SANDBOX;
    final Mailroom mailroom = SANDBOX.mailroom();
    final SimulatedWeb vendor;

    MailjetRig(boolean tls) {
        try {
            mailroom.clear();
            vendor = sandbox.web("mailjet-" + VENDORS.incrementAndGet(), 0, tls, new MailjetPersonality());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At the place where it is now, which an illness may move. */
    MailjetProvider provider() {
        return provider(World.real());
    }

    MailjetProvider provider(World world) {
        return new MailjetProvider(settings(vendor.endpoint(), "mailjet-secret", null), world);
    }

    static MailjetSettings settings(URI endpoint, String secret, @Nullable Path ca) {
        var web = new WebSettings(new ProviderName("mailjet"), ca, SHORT, LONG, 4);
        return new MailjetSettings(endpoint, "mailjet-sandbox", secret, web);
    }

    Outcome send(Parcel parcel) {
        try (var provider = provider()) {
            return provider.send(parcel).getFirst();
        }
    }

    /** The message as a recipient got it. */
    String arrived(String recipient) {
        var delivered = mailroom.of(recipient).getLast();
        return new String(mailroom.body(delivered).orElseThrow(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        vendor.close();
    }
}
