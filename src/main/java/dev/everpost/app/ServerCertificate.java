package dev.everpost.app;

import dev.everpost.app.settings.ListenSettings.Tls;
import dev.everpost.smtp.TlsIdentity;
import dev.everpost.world.World;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The certificate that the SMTP listeners show, renewed from its files while they run. Thread-safe. */
final class ServerCertificate {

    private final Tls origin;
    private volatile @Nullable TlsIdentity shown;

    /** Throws naming the file that is wrong. */
    ServerCertificate(Tls origin, String hostname, World world) {
        this.origin = origin;
        this.shown = switch (origin) {
            case Tls.None _ -> null;
            case Tls.SelfSigned _ -> TlsIdentity.selfSigned(hostname, world);
            case Tls.Files(var certificate, var key) -> TlsIdentity.fromPem(certificate, key);
        };
    }

    /** What a listener asks at each handshake; null when TLS is not offered. */
    @Nullable
    Supplier<SSLContext> forListeners() {
        var first = shown;
        return first == null
                ? null
                : () -> Optional.ofNullable(shown).orElse(first).context();
    }

    /**
     * Another certificate in the same files, not shown yet. Throws naming the file that is wrong. Other names of files wait
     * for a restart, and what the old names hold by then is nobody's concern.
     */
    Optional<TlsIdentity> renewal(Tls configured) {
        var now = shown;
        if (now == null || !configured.equals(origin) || !(origin instanceof Tls.Files(var certificate, var key))) {
            return Optional.empty();
        }
        var inFiles = TlsIdentity.fromPem(certificate, key);
        return inFiles.certificate().equals(now.certificate()) ? Optional.empty() : Optional.of(inFiles);
    }

    /** To new sessions, and to open ones that ask for TLS from now on. */
    void show(TlsIdentity renewed) {
        shown = renewed;
    }
}
