package dev.everpost.route;

import org.jspecify.annotations.Nullable;

/**
 * What was agreed with a provider; null where the configuration does not say.
 *
 * @param dataRegion where it keeps and processes mail, lower case, such as {@code eu}
 */
public record Terms(@Nullable String dataRegion, @Nullable Price price) {

    /** Nothing is known. */
    public static final Terms UNTOLD = new Terms(null, null);
}
