package dev.everpost.checkup;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.provider.Capabilities;
import dev.everpost.provider.Checkup;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.Provider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A provider that says of its account what a spec wants; null is a defect of ours. */
final class AskedProvider implements Provider {

    @Nullable
    Checkup says;

    int asked;
    private final ProviderName name;

    AskedProvider(String name) {
        this.name = new ProviderName(name);
    }

    @Override
    public ProviderName name() {
        return name;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(1_000, 50, true, true);
    }

    @Override
    public List<Outcome> send(Parcel parcel) {
        throw new UnsupportedOperationException("a checkup sends nothing");
    }

    @Override
    public Checkup checkup() {
        asked++;
        if (says == null) {
            throw new IllegalStateException("a defect");
        }
        return says;
    }

    @Override
    public void close() {}
}
