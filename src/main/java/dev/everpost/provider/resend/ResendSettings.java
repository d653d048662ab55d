package dev.everpost.provider.resend;

import dev.everpost.provider.web.WebSettings;
import java.net.URI;

/**
 * One Resend team, as configured.
 *
 * @param endpoint without a path, usually {@link #ENDPOINT}
 * @param apiKey as Resend issues it ({@code re_...}); hidden in text
 */
public record ResendSettings(WebSettings web, URI endpoint, String apiKey) {

    /** Resend's own. */
    public static final URI ENDPOINT = URI.create("https://api.resend.com");

    @Override
    public String toString() {
        return "ResendSettings[" + web.name() + " at " + endpoint + ", API key hidden]";
    }
}
