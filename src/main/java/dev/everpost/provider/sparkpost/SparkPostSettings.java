package dev.everpost.provider.sparkpost;

import dev.everpost.provider.web.WebSettings;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One account or subaccount at SparkPost, as configured; its key is hidden in text.
 *
 * @param endpoint of the account's region, without a slash at the end
 * @param subaccount number of the subaccount that sends, or null for the account itself
 * @param ipPool the pool of addresses to send from, or null for the account's default
 * @param tracking whether SparkPost may rewrite links and add a picture to see what is opened
 */
public record SparkPostSettings(
        WebSettings web,
        URI endpoint,
        String apiKey,
        @Nullable Integer subaccount,
        @Nullable String ipPool,
        boolean tracking) {

    /** SparkPost's own, outside the European Union. */
    public static final URI US = URI.create("https://api.sparkpost.com");

    /** SparkPost's own in the European Union; its accounts and keys are others. */
    public static final URI EU = URI.create("https://api.eu.sparkpost.com");

    /** The account itself, its default pool and no tracking. */
    public static SparkPostSettings of(WebSettings web, URI endpoint, String apiKey) {
        return new SparkPostSettings(web, endpoint, apiKey, null, null, false);
    }

    /** The same for a subaccount and a pool. */
    public SparkPostSettings sendingAs(@Nullable Integer number, @Nullable String pool) {
        return new SparkPostSettings(web, endpoint, apiKey, number, pool, tracking);
    }

    @Override
    public String toString() {
        return "SparkPostSettings[" + web.name() + ", " + endpoint + ", key hidden]";
    }
}
