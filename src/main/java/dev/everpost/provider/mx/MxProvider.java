package dev.everpost.provider.mx;

import dev.everpost.dkim.DkimKey;
import dev.everpost.dkim.DkimSigner;
import dev.everpost.dns.Resolver;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.Cause;
import dev.everpost.fact.Outcome.TryLater;
import dev.everpost.fact.Outcome.Unknown;
import dev.everpost.fact.ProviderName;
import dev.everpost.provider.Capabilities;
import dev.everpost.provider.Capabilities.Carrying;
import dev.everpost.provider.Capabilities.Offers;
import dev.everpost.provider.Checkup;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.Provider;
import dev.everpost.provider.mx.Domain.Entry;
import dev.everpost.provider.mx.sts.PolicyShelf;
import dev.everpost.world.World;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Brings mail to the receivers themselves: the exchangers of each recipient's domain. Thread-safe.
 *
 * <p>A parcel is one call here and one transaction for each of its domains, some of them at a time. What a receiver does is
 * an outcome of its recipients; only what cuts us off from all of them is this provider's failure.
 */
public final class MxProvider implements Provider {

    private final ProviderName name;
    private final MxSettings settings;
    private final Resolver resolver;
    private final Domains domains;
    private final MxRoads roads;
    private final Together together;
    private final DkimSigner signer;

    /**
     * Opens nothing yet. Throws IllegalArgumentException when the CA file cannot be used.
     *
     * @param shelf keeps the policies of domains
     */
    public MxProvider(ProviderName name, MxSettings settings, Resolver resolver, PolicyShelf shelf, World world) {
        this.name = name;
        this.settings = settings;
        this.resolver = resolver;
        this.domains = new Domains(settings.domains(), world);
        this.together = new Together(world);
        this.signer = new DkimSigner(settings.dkim(), world.time());
        this.roads = new MxRoads(
                new MailRouting(resolver, settings.ourselves(), world.chance()),
                new Doors(resolver, settings.ourselves(), settings.port(), settings.allowPrivate()),
                new HostTalk(settings, world),
                new WayOut(world.time()),
                settings.sources(),
                new Policies(settings, resolver, shelf, world),
                world);
    }

    @Override
    public ProviderName name() {
        return name;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                MxSettings.SIZE_BYTES_MAX,
                MxSettings.RECIPIENTS_MAX,
                true,
                true,
                Carrying.AS_SUBMITTED,
                new Offers(false, false, false, true, List.of()));
    }

    @Override
    public List<Outcome> send(Parcel parcel) {
        var outcomes = new Outcome[parcel.recipients().size()];
        Arrays.fill(outcomes, new Unknown("an error inside Everpost hid what became of it"));
        var placed = new AtomicReferenceArray<>(outcomes);
        var patience = settings.patience(parcel.message().messageClass());
        together.run(Errand.of(parcel, new SignedTrace(parcel, signer), patience), errand -> {
            var each = carry(errand);
            for (int i = 0; i < each.size(); i++) {
                placed.set(errand.places().get(i), each.get(i));
            }
        });
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = placed.get(i);
        }
        return List.of(outcomes);
    }

    /** Those of our own keys. */
    @Override
    public List<String> dkimSelectors(String domain) {
        return settings.dkim().stream()
                .filter(key -> key.domain().equalsIgnoreCase(domain))
                .map(DkimKey::selector)
                .toList();
    }

    /** Its account is this gateway itself: its keys and names as the DNS has them, and whether port 25 is reached. */
    @Override
    public Checkup checkup() {
        var looked = new Looked();
        new PublishedKeys(resolver, settings.dkim()).look(looked);
        new OwnNames(resolver, settings.sources()).look(looked);
        roads.wayOut().look(looked);
        return looked.checkup();
    }

    @Override
    public void close() {
        roads.talk().close();
        roads.policies().close();
    }

    int idleConnections() {
        return roads.talk().idleConnections();
    }

    private List<Outcome> carry(Errand errand) {
        var domain = domains.of(errand.domain());
        return switch (domain.enter(errand.recipients(), errand.patience().connect())) {
            case Entry.NotNow(var after, var reply) ->
                Verdict.forAll(errand, new TryLater(Cause.RECIPIENT, after, reply), null)
                        .outcomes();
            case Entry.Entered entered -> talk(domain, entered, errand);
        };
    }

    private List<Outcome> talk(Domain domain, Entry.Entered entered, Errand errand) {
        String trouble = "451 4.3.0 an error inside Everpost";
        try {
            var verdict = new Round(errand, roads, domain.rules().tls()).run();
            trouble = verdict.trouble();
            return verdict.outcomes();
        } finally {
            domain.leave(entered, trouble);
        }
    }
}
