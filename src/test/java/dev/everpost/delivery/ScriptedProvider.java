package dev.everpost.delivery;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.provider.Capabilities;
import dev.everpost.provider.Finding;
import dev.everpost.provider.Inquiry;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.Provider;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** A provider that answers as it is told, then accepts, and remembers what it was asked to carry. */
final class ScriptedProvider implements Provider {

    static final Outcome TAKEN = new Outcome.Accepted("id", "250 ok");
    static final Outcome DOWN = new Outcome.ProviderDown(Outcome.Failure.CONNECT_REFUSED, "connection refused");
    static final Outcome SILENT = new Outcome.Unknown("no answer after the body");
    static final Outcome NO = new Outcome.Refused(Outcome.Scope.RECIPIENT, "550 5.1.1 no such user");
    static final Outcome GREYLISTED = new Outcome.TryLater(Outcome.Cause.RECIPIENT, null, "451 greylisted");
    static final Outcome THROTTLED = new Outcome.TryLater(Outcome.Cause.THROTTLED, null, "454 too fast");
    static final Outcome UNVERIFIED =
            new Outcome.AccountTrouble(Outcome.Trouble.SENDER_NOT_VERIFIED, "554 sender is not verified");

    final List<Parcel> carried = new ArrayList<>();
    private final Deque<Function<Parcel, List<Outcome>>> script = new ArrayDeque<>();
    final List<Inquiry> inquiries = new ArrayList<>();
    private final Deque<Finding> findings = new ArrayDeque<>();
    private final ProviderName name;
    private Function<Parcel, List<Outcome>> otherwise = parcel -> all(parcel, TAKEN);
    Capabilities capabilities = new Capabilities(40_000_000, 50, true, true);

    ScriptedProvider(String name) {
        this.name = new ProviderName(name);
    }

    /** The next call gives this to every recipient. */
    ScriptedProvider then(Outcome outcome) {
        script.add(parcel -> all(parcel, outcome));
        return this;
    }

    /** The next call does this. */
    ScriptedProvider then(Function<Parcel, List<Outcome>> answer) {
        script.add(answer);
        return this;
    }

    /** After the script each call gives this to every recipient. */
    ScriptedProvider always(Outcome outcome) {
        otherwise = parcel -> all(parcel, outcome);
        return this;
    }

    static List<Outcome> all(Parcel parcel, Outcome outcome) {
        return Collections.nCopies(parcel.recipients().size(), outcome);
    }

    @Override
    public ProviderName name() {
        return name;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public List<Outcome> send(Parcel parcel) {
        carried.add(parcel);
        var answer = script.poll();
        return (answer == null ? otherwise : answer).apply(parcel);
    }

    /** The next inquiry gives this; after the script nothing can be told. */
    ScriptedProvider thenFinds(Finding finding) {
        findings.add(finding);
        return this;
    }

    @Override
    public Finding inquire(Inquiry inquiry) {
        inquiries.add(inquiry);
        var finding = findings.poll();
        return finding == null ? new Finding.CannotTell(name + " cannot be asked") : finding;
    }

    @Override
    public void close() {}
}
