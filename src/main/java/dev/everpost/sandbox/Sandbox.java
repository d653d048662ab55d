package dev.everpost.sandbox;

import dev.everpost.fact.ProviderName;
import dev.everpost.scenario.Fault;
import dev.everpost.scenario.Scenario;
import dev.everpost.world.Names;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** A set of simulated providers by name, one mailroom for all, and the player of scenarios. Thread-safe. */
public final class Sandbox implements AutoCloseable {

    private final World world;
    private final Mailroom mailroom;
    private final Certificates certificates;
    private final Map<String, SimulatedProvider> providers = new ConcurrentSkipListMap<>();

    /** An empty one; add providers with {@link #smtp}, {@link #ses} and {@link #web}. */
    public Sandbox(World world, Mailroom mailroom) {
        this.world = world;
        this.mailroom = mailroom;
        this.certificates = new Certificates(world.time().now());
    }

    /** Starts an SMTP provider that offers STARTTLS when {@code tls}; port 0 takes a free one. */
    public SimulatedSmtp smtp(String name, int port, boolean tls) throws IOException {
        return smtp(name, InetAddress.getLoopbackAddress(), port, tls);
    }

    /** Starts one at another address of the loopback, 127.0.0.2 and on: exchangers of many domains share one port. */
    public SimulatedSmtp smtp(String name, InetAddress address, int port, boolean tls) throws IOException {
        return add(new SimulatedSmtp(world, validName(name), address, port, tls, certificates, mailroom));
    }

    /** Starts a SES; port 0 takes a free one. */
    public SimulatedSes ses(String name, int port, boolean tls) throws IOException {
        return add(new SimulatedSes(world, validName(name), port, tls, certificates, mailroom));
    }

    /** Starts a vendor with an HTTP API; port 0 takes a free one. */
    public SimulatedWeb web(String name, int port, boolean tls, Personality personality) throws IOException {
        return add(new SimulatedWeb(world, validName(name), port, tls, personality, certificates, mailroom));
    }

    /** By name, in the order of names. */
    public List<SimulatedProvider> providers() {
        return List.copyOf(providers.values());
    }

    /** Finds a provider. */
    public Optional<SimulatedProvider> provider(String name) {
        return Optional.ofNullable(providers.get(name));
    }

    /** The host names of its providers, gone while {@code name_not_found} is in force; other names are the machine's. */
    public Names names() {
        return new SandboxNames(this::providers, Names.ofTheMachine());
    }

    /** What reached recipients. */
    public Mailroom mailroom() {
        return mailroom;
    }

    /** What clients need to trust the certificates of {@code tls} providers. */
    public Certificates certificates() {
        return certificates;
    }

    /**
     * Plays a scenario in the calling thread and heals its providers at the end; an interrupt ends it early.
     *
     * @param listener told of each change after it is in force
     * @throws IllegalArgumentException when the scenario names a provider that is not here
     */
    public void play(Scenario scenario, Consumer<Story> listener) {
        var cast = cast(scenario);
        long begin = world.time().nanos();
        try {
            for (var turn : scenario.timeline().turns(scenario.duration())) {
                if (!waitUntil(turn, begin)) {
                    return;
                }
                cast.forEach(provider -> steer(scenario, provider, turn, listener));
            }
            waitUntil(scenario.duration(), begin);
        } finally {
            cast.forEach(provider -> change(provider, List.of(), scenario.duration(), listener));
        }
    }

    @Override
    public void close() {
        providers.values().forEach(SimulatedProvider::close);
        providers.clear();
    }

    private List<SimulatedProvider> cast(Scenario scenario) {
        var cast = new ArrayList<SimulatedProvider>();
        for (var name : scenario.providers()) {
            cast.add(provider(name.value())
                    .orElseThrow(() -> new IllegalArgumentException("scenario " + scenario.name() + " needs provider '"
                            + name + "'; the sandbox has " + providers.keySet())));
        }
        return cast;
    }

    private static void steer(Scenario scenario, SimulatedProvider provider, Duration at, Consumer<Story> listener) {
        change(provider, scenario.timeline().scheduledAt(new ProviderName(provider.name()), at), at, listener);
    }

    private static void change(SimulatedProvider provider, List<Fault> faults, Duration at, Consumer<Story> listener) {
        if (!provider.faults().equals(faults)) {
            provider.set(faults.toArray(Fault[]::new));
            listener.accept(new Story(at, provider.name(), faults));
        }
    }

    /** False when the thread was interrupted. */
    private boolean waitUntil(Duration at, long begin) {
        var left = at.minus(world.time().since(begin));
        if (left.isPositive()) {
            world.threads().sleep(left);
        }
        return !Thread.currentThread().isInterrupted();
    }

    private String validName(String name) {
        if (providers.containsKey(name)) {
            throw new IllegalArgumentException("the sandbox has a provider '" + name + "' already");
        }
        return new ProviderName(name).value();
    }

    private <P extends SimulatedProvider> P add(P provider) {
        providers.put(provider.name(), provider);
        return provider;
    }
}
