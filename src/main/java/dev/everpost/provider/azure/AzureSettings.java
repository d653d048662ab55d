package dev.everpost.provider.azure;

import dev.everpost.provider.web.WebSettings;
import java.net.URI;
import java.util.Base64;

/**
 * One Communication Services resource, as configured.
 *
 * @param endpoint the resource's own, such as {@code https://shop.europe.communication.azure.com}
 * @param accessKey of the resource, base 64; hidden in text
 */
public record AzureSettings(WebSettings web, URI endpoint, String accessKey) {

    /** The key's bytes. */
    byte[] key() {
        return Base64.getDecoder().decode(accessKey);
    }

    @Override
    public String toString() {
        return "AzureSettings[" + web.name() + " at " + endpoint + ", access key hidden]";
    }
}
