package dev.everpost.app;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, from the jar's manifest. */
public final class Version implements IVersionProvider {

    /** Such as {@code 0.1.0}; {@code development} when the classes do not come from a jar. */
    public static String number() {
        @Nullable String fromManifest = Version.class.getPackage().getImplementationVersion();
        return fromManifest == null ? "development" : fromManifest;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"everpost " + number()};
    }
}
