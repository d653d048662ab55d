package dev.everpost.ses;

import dev.everpost.intake.Submitter;
import dev.everpost.intake.VerifiedSenders;
import dev.everpost.message.EmailAddress;
import dev.everpost.ses.SesError.Kind;
import dev.everpost.store.Registry;
import dev.everpost.world.Time;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who may send as what: the configured senders of each submitter, and the addresses that it asked for and whose owners agreed. A
 * submitter sees and uses its own only. Thread-safe; a look-up of an identity in use costs a map look-up.
 */
public final class EmailIdentities implements VerifiedSenders {

    /** Created identities of one submitter. */
    public static final int MOST = 10_000;
    /** Identities of one page. */
    public static final int PAGE_MAX = 1000;

    private static final int PAGE = 100;
    private static final String KIND = "ses.identity/";
    private static final Wording WORDING = new Wording(
            Kind.NOT_FOUND,
            "Email identity %s does not exist.",
            "Email identity %s already exists.",
            "created email identities");

    private final Registry registry;
    private final Time time;
    private final ConfigurationSets sets;
    private final ConcurrentHashMap<String, Shelf<IdentityRecord>> shelves = new ConcurrentHashMap<>();

    public EmailIdentities(Registry registry, Time time, ConfigurationSets sets) {
        this.registry = registry;
        this.time = time;
        this.sets = sets;
    }

    @Override
    public boolean isVerified(String submitter, EmailAddress address) {
        return shelf(submitter)
                .find(key(address.toString()))
                .filter(kept -> kept.verifiedAt() != null)
                .isPresent();
    }

    /** Whether a submitter may send as an address, by configuration or by proof. */
    public boolean maySend(Submitter submitter, EmailAddress address) {
        return submitter.maySendAs(address) || isVerified(submitter.name(), address);
    }

    public Result<Identity> get(Caller caller, String name) {
        var kept = shelf(caller).find(key(name));
        return kept.isEmpty() && !IdentityNames.isVerified(caller.submitter(), name)
                ? new Result.Failed<>(WORDING.missing(name))
                : Result.done(identity(caller, kept.orElseGet(() -> IdentityRecord.blank(name, false))));
    }

    /** Identities by name: configured and created ones. */
    public Result<Page<Identity>> list(Caller caller, PageRequest request) {
        var list = "identities " + caller.submitter().name();
        int size = request.sizeOr(PAGE);
        return Result.unless(
                request.flaw(PAGE_MAX),
                () -> PageToken.read(list, request.nextToken())
                        .then(after -> Result.done(PageToken.page(
                                list, after(caller, after.orElse(null), size + 1), size, found -> key(found.name())))));
    }

    /** Forgets a created identity; a configured one is deleted where it is configured. */
    public Result<Identity> delete(Caller caller, String name) {
        if (IdentityNames.isConfigured(caller.submitter(), name)) {
            return Result.failed(
                    Kind.BAD_REQUEST,
                    "Email identity " + name + " is one of the senders of submitter '"
                            + caller.submitter().name() + "' in the gateway's configuration; take it out there.");
        }
        return shelf(caller).remove(key(name)).then(gone -> Result.done(identity(caller, gone)));
    }

    /** Names the configuration set of mail that names none; null names none. */
    public Result<Identity> setConfigurationSet(Caller caller, String name, @Nullable String set) {
        return setFlaw(set)
                .<Result<Identity>>map(Result.Failed::new)
                .orElseGet(() -> change(caller, name, kept -> Result.done(kept.withConfigurationSet(set))));
    }

    /** The configuration set for mail from an address that names none: the address's own, else its domain's. */
    public Optional<String> configurationSetFor(Submitter submitter, EmailAddress from) {
        return keptSet(submitter, from.toString()).or(() -> keptSet(submitter, from.domain()));
    }

    Result<Identity> retag(Caller caller, String name, TagChange change) {
        return change(caller, name, kept -> change.on(kept.tags()).then(tags -> Result.done(kept.withTags(tags))));
    }

    /** Keeps a new identity; one that stands in the configuration exists already. */
    Result<Identity> create(Caller caller, IdentityRecord first) {
        var name = first.name();
        return IdentityNames.isConfigured(caller.submitter(), name)
                ? new Result.Failed<>(WORDING.exists(name))
                : Result.unless(
                        IdentityNames.flaw(name)
                                .or(() -> setFlaw(first.configurationSet()))
                                .or(() -> ResourceTag.flaw(first.tags())),
                        () -> shelf(caller).create(key(name), first).then(kept -> Result.done(identity(caller, kept))));
    }

    /** Waits for a proof of an identity, which is made if there is none. */
    Result<Identity> await(Caller caller, String name, IdentityRecord.Proof proof) {
        return Result.unless(
                IdentityNames.flaw(name),
                () -> shelf(caller)
                        .changeOrCreate(
                                key(name), IdentityRecord.blank(name, true), kept -> Result.done(kept.awaiting(proof)))
                        .then(kept -> Result.done(identity(caller, kept))));
    }

    /** What is kept of an identity; strangers may ask for any submitter, and leave nothing behind in memory. */
    Optional<IdentityRecord> kept(String submitter, String name) {
        boolean known = shelves.containsKey(submitter)
                || registry.find(new Registry.Key(KIND + submitter, key(name))).isPresent();
        return known ? shelf(submitter).find(key(name)) : Optional.empty();
    }

    /** Notes that an identity is verified, if {@code proof} is still what is waited for. */
    Result<IdentityRecord> verified(String submitter, String name, IdentityRecord.Proof proof) {
        return shelf(submitter)
                .change(
                        key(name),
                        kept -> proof.equals(kept.proof())
                                ? Result.done(kept.verified(time.now()))
                                : new Result.Failed<>(WORDING.missing(name)));
    }

    private Result<Identity> change(
            Caller caller, String name, Function<IdentityRecord, Result<IdentityRecord>> change) {
        return get(caller, name)
                .then(found -> shelf(caller).changeOrCreate(key(name), IdentityRecord.blank(name, false), change))
                .then(kept -> Result.done(identity(caller, kept)));
    }

    private List<Identity> after(Caller caller, @Nullable String after, int count) {
        var found = new TreeMap<String, Identity>();
        for (var name : IdentityNames.configured(caller.submitter())) {
            if (after == null || key(name).compareTo(after) > 0) {
                found.put(key(name), identity(caller, IdentityRecord.blank(name, false)));
            }
        }
        shelf(caller).after(after, count).forEach(kept -> found.put(key(kept.name()), identity(caller, kept)));
        return found.values().stream().limit(count).toList();
    }

    private Optional<String> keptSet(Submitter submitter, String name) {
        return shelf(submitter.name()).find(key(name)).flatMap(kept -> Optional.ofNullable(kept.configurationSet()));
    }

    private Optional<SesError> setFlaw(@Nullable String set) {
        return set == null || sets.find(set).isPresent()
                ? Optional.empty()
                : Optional.of(SesError.of(
                        Kind.CONFIGURATION_SET_NOT_FOUND,
                        "Configuration set <" + Constraints.shown(set) + "> does not exist."));
    }

    private static Identity identity(Caller caller, IdentityRecord kept) {
        var submitter = caller.submitter();
        return new Identity(
                kept.name(),
                kept.verifiedAt() != null || IdentityNames.maySendAs(submitter, kept.name()),
                IdentityNames.isConfigured(submitter, kept.name()),
                kept.configurationSet(),
                kept.tags());
    }

    private Shelf<IdentityRecord> shelf(Caller caller) {
        return shelf(caller.submitter().name());
    }

    private Shelf<IdentityRecord> shelf(String submitter) {
        return shelves.computeIfAbsent(
                submitter, name -> new Shelf<>(registry, time, KIND + name, IdentityRecord.class, WORDING, MOST));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
