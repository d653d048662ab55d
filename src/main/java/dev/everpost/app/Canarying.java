package dev.everpost.app;

import dev.everpost.app.settings.CanarySettings;
import dev.everpost.app.settings.CanarySettings.SeedMailbox;
import dev.everpost.app.settings.Settings;
import dev.everpost.delivery.Carriers;
import dev.everpost.health.Signal;
import dev.everpost.health.canary.Canaries;
import dev.everpost.health.canary.CanaryPlan;
import dev.everpost.health.canary.ImapAccess;
import dev.everpost.health.canary.ImapMailbox;
import dev.everpost.intake.MessageIds;
import dev.everpost.provider.web.Authorities;
import dev.everpost.world.World;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Canaries as configured, or none. */
final class Canarying {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(15);
    private static final Duration IMAP_TIMEOUT = Duration.ofSeconds(10);

    private final @Nullable Canaries canaries;

    Canarying(Supplier<Settings> settings, Supplier<Carriers> carriers, Signal.Sink sink, World world) {
        var canary = settings.get().canary();
        this.canaries = canary == null ? null : canaries(canary, settings, carriers, sink, world);
    }

    void start() {
        if (canaries != null) {
            canaries.start();
        }
    }

    void stop() {
        if (canaries != null) {
            canaries.stop();
        }
    }

    private static Canaries canaries(
            CanarySettings canary,
            Supplier<Settings> settings,
            Supplier<Carriers> carriers,
            Signal.Sink sink,
            World world) {
        var hostname = Naming.hostname(settings.get());
        var letters = new CanaryLetters(canary, settings, carriers, hostname, new MessageIds(world), world);
        var mailbox = new ImapMailbox(access(canary.mailbox()), world.time());
        return new Canaries(plan(canary, hostname), letters, mailbox, sink, world);
    }

    /** The mailbox's password signs: one secret less to keep, and only who reads the mailbox needs to know ours. */
    private static CanaryPlan plan(CanarySettings canary, String hostname) {
        return new CanaryPlan(
                canary.every(),
                canary.within(),
                shorter(LOOK_EVERY, canary.every().dividedBy(4)),
                canary.mailbox().address().domain(),
                canary.mailbox().password().value(),
                hostname);
    }

    static ImapAccess access(SeedMailbox mailbox) {
        return new ImapAccess(
                mailbox.host(),
                mailbox.port(),
                switch (mailbox.tls()) {
                    case NONE -> ImapAccess.Encryption.NONE;
                    case STARTTLS -> ImapAccess.Encryption.STARTTLS;
                    case IMPLICIT -> ImapAccess.Encryption.IMPLICIT;
                },
                mailbox.ca() == null ? null : trust(mailbox.ca()),
                mailbox.username(),
                mailbox.password().value(),
                IMAP_TIMEOUT,
                mailbox.inbox(),
                mailbox.spam());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static SSLSocketFactory trust(Path authorities) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new Authorities(authorities).trustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK cannot set up TLS", impossible);
        }
    }
}
