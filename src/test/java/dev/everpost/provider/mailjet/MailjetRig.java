package dev.everpost.provider.mailjet;

import dev.everpost.provider.web.KeptVendor;
import dev.everpost.sandbox.mailjet.MailjetPersonality;
import dev.everpost.world.World;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A simulated Mailjet and the provider that calls it. */
final class MailjetRig extends KeptVendor<MailjetProvider> {

    MailjetRig(boolean tls) {
        super(new MailjetPersonality(), tls);
    }

    @Override
    public MailjetProvider provider(World world) {
        return new MailjetProvider(settings(vendor.endpoint(), "mailjet-secret", null), world);
    }

    static MailjetSettings settings(URI endpoint, String secret, @Nullable Path ca) {
        return new MailjetSettings(endpoint, "mailjet-sandbox", secret, web("mailjet", ca));
    }
}
