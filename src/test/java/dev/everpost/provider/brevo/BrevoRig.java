package dev.everpost.provider.brevo;

import dev.everpost.provider.web.KeptVendor;
import dev.everpost.sandbox.brevo.BrevoPersonality;
import dev.everpost.world.World;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A simulated Brevo and the provider that calls it. */
final class BrevoRig extends KeptVendor<BrevoProvider> {

    BrevoRig(boolean tls) {
        super(new BrevoPersonality(), tls);
    }

    @Override
    public BrevoProvider provider(World world) {
        return new BrevoProvider(settings(vendor.endpoint(), "xkeysib-sandbox", null), world);
    }

    static BrevoSettings settings(URI endpoint, String key, @Nullable Path ca) {
        return new BrevoSettings(endpoint, key, null, web("brevo", ca));
    }
}
