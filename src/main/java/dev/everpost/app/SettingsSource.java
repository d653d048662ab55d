package dev.everpost.app;

import dev.everpost.app.settings.Loading;

/** Where the settings can be read again while the gateway runs. */
@FunctionalInterface
public interface SettingsSource {

    /** Reads them now. */
    Loading load();
}
