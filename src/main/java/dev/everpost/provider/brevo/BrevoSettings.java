package dev.everpost.provider.brevo;

import dev.everpost.provider.web.WebSettings;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One Brevo account, as configured; its key is hidden in text.
 *
 * @param endpoint {@link #PUBLIC} or a stand-in, without a path
 * @param sendingIp a dedicated address of the account to send from, or null for Brevo's choice
 */
public record BrevoSettings(
        URI endpoint, String apiKey, @Nullable String sendingIp, WebSettings web) {

    /** Brevo has one endpoint for the whole world. */
    public static final URI PUBLIC = URI.create("https://api.brevo.com");

    @Override
    public String toString() {
        return "BrevoSettings[" + web.name() + " at " + endpoint + ", key hidden]";
    }
}
