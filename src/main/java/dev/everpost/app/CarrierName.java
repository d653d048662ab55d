package dev.everpost.app;

import dev.everpost.app.settings.ProviderSettings;
import java.util.Locale;

/** The value of {@code type} that a provider was configured with: each carrier is called after it. */
final class CarrierName {

    private CarrierName() {}

    static String of(ProviderSettings.Carrier carrier) {
        return carrier.getClass().getSimpleName().replace("Carrier", "").toLowerCase(Locale.ROOT);
    }
}
