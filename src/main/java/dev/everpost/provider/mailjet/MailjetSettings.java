package dev.everpost.provider.mailjet;

import dev.everpost.provider.web.WebSettings;
import java.net.URI;

/**
 * One Mailjet account, as configured; its secret key is hidden in text.
 *
 * @param endpoint {@link #PUBLIC}, the one of accounts in the United States, or a stand-in, without a path
 */
public record MailjetSettings(URI endpoint, String apiKey, String secretKey, WebSettings web) {

    /** Accounts in the United States have {@code https://api.us.mailjet.com}. */
    public static final URI PUBLIC = URI.create("https://api.mailjet.com");

    @Override
    public String toString() {
        return "MailjetSettings[" + web.name() + " at " + endpoint + ", keys hidden]";
    }
}
