package dev.everpost.app.settings;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a provider with an HTTP API is reached: the keys that all of them have.
 *
 * @param endpoint instead of the vendor's own, or null
 * @param ca PEM file of the authorities to trust, or null for the JDK's
 * @param patience for transactional and bulk mail; there is no {@code command} step
 * @param patienceCritical for critical mail
 */
public record WebAccess(@Nullable URI endpoint, @Nullable Path ca, Patience patience, Patience patienceCritical) {

    static WebAccess read(Section section) {
        var ca = section.find("ca", Kinds.TEXT);
        return new WebAccess(
                section.find("endpoint", Kinds.HTTP_URL),
                ca == null ? null : Path.of(ca),
                Patience.readWithoutCommand(section.section("timeouts"), Patience.USUAL),
                Patience.readWithoutCommand(section.section("timeouts_critical"), Patience.CRITICAL));
    }
}
