package dev.everpost.ses;

import dev.everpost.message.MessageClass;
import dev.everpost.ses.SesError.Kind;
import dev.everpost.store.Registry;
import dev.everpost.world.Time;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The configuration sets of the account. Thread-safe; a find of a set in use costs a map look-up. */
public final class ConfigurationSets {

    /** Sets of one account. */
    public static final int MOST = 10_000;
    /** Sets of one page. */
    public static final int PAGE_MAX = 1000;

    private static final int PAGE = 100;
    private static final Wording WORDING = new Wording(
            Kind.CONFIGURATION_SET_NOT_FOUND,
            "Configuration set <%s> does not exist.",
            "Configuration set <%s> already exists.",
            "configuration sets");

    private final Shelf<ConfigurationSet> shelf;
    private final Time time;
    private volatile Consumer<EventDestination> attached = _ -> {};

    public ConfigurationSets(Registry registry, Time time) {
        this.shelf = new Shelf<>(registry, time, "ses.configuration-set", ConfigurationSet.class, WORDING, MOST);
        this.time = time;
    }

    /** Keeps a new set without event destinations. */
    public Result<ConfigurationSet> create(String name, ConfigurationSetOptions options, List<ResourceTag> tags) {
        return Result.unless(
                Constraints.name("configurationSetName", name).or(options::flaw).or(() -> tagFlaw(tags)),
                () -> shelf.create(name, new ConfigurationSet(name, options, tags, List.of(), time.now())));
    }

    public Result<ConfigurationSet> get(String name) {
        return shelf.get(name);
    }

    /** For the send path. */
    public Optional<ConfigurationSet> find(String name) {
        return shelf.find(name);
    }

    /** Whom events about the mail of a set are told; nobody when there is no such set. */
    public List<EventDestination> eventDestinations(String name) {
        return find(name).map(ConfigurationSet::destinations).orElse(List.of());
    }

    public Result<ConfigurationSet> delete(String name) {
        return shelf.remove(name);
    }

    /** Sets by name. */
    public Result<Page<ConfigurationSet>> list(PageRequest request) {
        return Result.unless(
                request.flaw(PAGE_MAX), () -> shelf.page(request, request.sizeOr(PAGE), ConfigurationSet::name));
    }

    /** Changes the options of a set. */
    public Result<ConfigurationSet> change(String name, UnaryOperator<ConfigurationSetOptions> change) {
        return shelf.change(name, before -> {
            var options = change.apply(before.options());
            return Result.unless(options.flaw(), () -> Result.done(before.withOptions(options)));
        });
    }

    /** Names who is told of every event destination that is added, after it is durable. */
    public void tellOfDestinations(Consumer<EventDestination> listener) {
        attached = listener;
    }

    /** Adds an event destination to a set. */
    public Result<ConfigurationSet> addDestination(String name, EventDestination destination) {
        return Result.unless(
                        destination.flaw(), () -> shelf.change(name, before -> Destinations.add(before, destination)))
                .then(set -> {
                    attached.accept(destination);
                    return Result.done(set);
                });
    }

    /** Replaces an event destination of a set. */
    public Result<ConfigurationSet> replaceDestination(String name, EventDestination destination) {
        return Result.unless(
                destination.flaw(), () -> shelf.change(name, before -> Destinations.replace(before, destination)));
    }

    /** Takes an event destination away from a set. */
    public Result<ConfigurationSet> removeDestination(String name, String destination) {
        return shelf.change(name, before -> Destinations.remove(before, destination));
    }

    Result<ConfigurationSet> retag(String name, TagChange change) {
        return shelf.change(
                name,
                before -> change.on(before.tags())
                        .then(tags -> Result.unless(tagFlaw(tags), () -> Result.done(before.withTags(tags)))));
    }

    private static Optional<SesError> tagFlaw(List<ResourceTag> tags) {
        return ResourceTag.flaw(tags).or(() -> classFlaw(ResourceTag.valueOf(tags, ConfigurationSet.CLASS_TAG)));
    }

    private static Optional<SesError> classFlaw(@Nullable String label) {
        return label == null || MessageClass.parse(label).isPresent()
                ? Optional.empty()
                : Constraints.bad("Tag " + ConfigurationSet.CLASS_TAG
                        + " must be critical, transactional or bulk, not '" + Constraints.shown(label) + "'.");
    }
}
