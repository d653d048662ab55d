package dev.everpost.provider.mx;

import dev.everpost.dkim.DkimSigner;
import dev.everpost.provider.Parcel;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The lines that go before a parcel's content: our trace, then our signatures. Thread-safe; made once, and not at all for a
 * parcel that finds nobody to talk to, because an RSA signature costs more than everything else here.
 */
final class SignedTrace implements Supplier<String> {

    private final Parcel parcel;
    private final DkimSigner signer;
    private @Nullable String lines;

    SignedTrace(Parcel parcel, DkimSigner signer) {
        this.parcel = parcel;
        this.signer = signer;
    }

    @Override
    public synchronized String get() {
        var known = lines;
        if (known == null) {
            known = parcel.trace() + signer.fields(parcel.content().bytes());
            lines = known;
        }
        return known;
    }
}
