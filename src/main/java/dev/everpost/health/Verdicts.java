package dev.everpost.health;

import dev.everpost.fact.ProviderName;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Judges all scopes from the signals on the board, step by step. {@link #step} is for one thread; the verdicts may be read by any.
 *
 * <p>Every configured provider always has a verdict; receivers, accounts, reports and our own parts have one while somebody speaks
 * of them.
 */
public final class Verdicts {

    /** Parts of ours that stand between us and every provider; a wrong clock does not. */
    private static final Set<String> BETWEEN_US = Set.of("network", "dns");

    /** How long it rests between two steps. */
    public static final Duration STEP = Duration.ofSeconds(5);

    private final Signals signals;
    private final Supplier<Collection<Site>> sites;
    private final Verdict.Listener listener;
    private final World world;
    private final Map<Scope, Course> courses = new HashMap<>();
    private volatile List<Verdict> verdicts = List.of();

    /** @param sites of the providers that are configured now */
    public Verdicts(Signals signals, Supplier<Collection<Site>> sites, Verdict.Listener listener, World world) {
        this.signals = signals;
        this.sites = sites;
        this.listener = listener;
        this.world = world;
    }

    /** What was concluded last, providers first, then by scope. */
    public List<Verdict> current() {
        return verdicts;
    }

    /** Goes on from verdicts of a life before this one. */
    public void restore(Collection<Verdict> kept) {
        var now = world.time().now();
        for (var verdict : kept) {
            courses.put(verdict.scope(), Course.restored(verdict.state(), verdict.since(), verdict.firstSign(), now));
        }
    }

    /** Judges everything once and tells what changed. */
    public Duration step() {
        var now = world.time().now();
        var here = sites.get();
        var assessments = assess(here, now);
        courses.keySet().removeIf(scope -> !assessments.containsKey(scope));
        var before = new HashMap<Scope, State>();
        var changed = new ArrayList<Scope>();
        assessments.forEach((scope, assessment) -> {
            var course = courses.computeIfAbsent(scope, _ -> new Course(now));
            before.put(scope, course.state());
            if (course.on(assessment, now)) {
                changed.add(scope);
            }
        });
        var concluded = conclude(here, assessments);
        verdicts = concluded.stream().filter(Verdicts::isWorthAWord).toList();
        tell(concluded, changed, before);
        return STEP;
    }

    /** That each of a thousand receivers is well is no news. */
    private static boolean isWorthAWord(Verdict verdict) {
        return verdict.scope() instanceof Scope.OfProvider || verdict.state().isBad();
    }

    private void tell(List<Verdict> concluded, List<Scope> changed, Map<Scope, State> before) {
        for (var verdict : concluded) {
            if (changed.contains(verdict.scope())) {
                listener.changed(verdict, before.getOrDefault(verdict.scope(), State.UNKNOWN));
            }
        }
    }

    private Map<Scope, Assessment> assess(Collection<Site> here, Instant now) {
        var current = signals.current();
        var assessments = new LinkedHashMap<Scope, Assessment>();
        for (var site : here) {
            var about = current.stream()
                    .filter(signal -> isAbout(signal.scope(), site))
                    .toList();
            assessments.put(new Scope.OfProvider(site.provider()), Fusion.assess(about, now));
        }
        Receivers.sort(current, now).forEach((scope, about) -> assessments.put(scope, Fusion.assess(about, now)));
        current.stream()
                .filter(signal ->
                        signal.scope() instanceof Scope.ReportsOf || signal.scope() instanceof Scope.Ourselves)
                .collect(Collectors.groupingBy(Signal::scope))
                .forEach((scope, about) -> assessments.put(scope, Alone.assess(about, now)));
        courses.forEach((scope, course) -> {
            if (course.state().isBad() && isHere(scope, here)) {
                assessments.putIfAbsent(scope, Assessment.NOTHING);
            }
        });
        return assessments;
    }

    /** Signals about a provider, its account, or what it belongs to; those about single receivers are not its fault. */
    private static boolean isAbout(Scope scope, Site site) {
        return switch (scope) {
            case Scope.OfProvider(var provider) -> provider.equals(site.provider());
            case Scope.Account(var provider) -> provider.equals(site.provider());
            case Scope.Vendor vendor -> site.isIn(vendor);
            case Scope.AtReceiver _, Scope.Receiver _, Scope.ReportsOf _, Scope.Ourselves _ -> false;
        };
    }

    /** Whether it still makes sense to speak of it. */
    private static boolean isHere(Scope scope, Collection<Site> here) {
        var providers = here.stream().map(Site::provider).collect(Collectors.toSet());
        return switch (scope) {
            case Scope.OfProvider(var provider) -> providers.contains(provider);
            case Scope.Account(var provider) -> providers.contains(provider);
            case Scope.ReportsOf(var provider) -> providers.contains(provider);
            case Scope.AtReceiver(var provider, var _) -> providers.contains(provider);
            case Scope.Vendor _, Scope.Receiver _, Scope.Ourselves _ -> true;
        };
    }

    private List<Verdict> conclude(Collection<Site> here, Map<Scope, Assessment> assessments) {
        var troubled = troubled(here);
        var ours = assessments.keySet().stream()
                .filter(scope -> scope instanceof Scope.Ourselves(var part) && BETWEEN_US.contains(part))
                .filter(scope -> state(scope) == State.DOWN)
                .findFirst();
        var extents = Extents.of(here, troubled);
        return assessments.entrySet().stream()
                .map(entry -> {
                    var scope = entry.getKey();
                    var extent = scope instanceof Scope.OfProvider(var provider)
                            ? extentOf(provider, entry.getValue(), extents, ours.orElse(null))
                            : scope;
                    return verdict(scope, extent, entry.getValue());
                })
                .sorted(Comparator.comparing((Verdict verdict) -> !(verdict.scope() instanceof Scope.OfProvider))
                        .thenComparing(Verdict::scope))
                .toList();
    }

    private Scope extentOf(
            ProviderName provider, Assessment assessment, Map<ProviderName, Scope> extents, @Nullable Scope ours) {
        if (!extents.containsKey(provider)) {
            return new Scope.OfProvider(provider);
        }
        if (ours != null) {
            return ours;
        }
        var extent = extents.get(provider);
        boolean itsAccount = extent instanceof Scope.OfProvider
                && !assessment.evidence().isEmpty()
                && assessment.evidence().getFirst().source() == Source.ACCOUNT;
        return itsAccount ? new Scope.Account(provider) : extent;
    }

    private Set<ProviderName> troubled(Collection<Site> here) {
        return here.stream()
                .map(Site::provider)
                .filter(provider -> state(new Scope.OfProvider(provider)).isBad())
                .collect(Collectors.toSet());
    }

    private State state(Scope scope) {
        var course = courses.get(scope);
        return course == null ? State.UNKNOWN : course.state();
    }

    private Verdict verdict(Scope scope, Scope extent, Assessment assessment) {
        var course = courses.get(scope);
        if (course == null) {
            throw new IllegalStateException("no course of " + scope.words() + ", though it was assessed");
        }
        return new Verdict(
                scope,
                course.state(),
                extent,
                assessment.confidence(),
                course.since(),
                course.firstSign(),
                assessment.evidence(),
                Reasons.of(scope, extent, course.state(), assessment));
    }
}
