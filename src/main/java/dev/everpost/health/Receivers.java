package dev.everpost.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whose fault it is when mail to one domain fails: a receiver that fails for everybody is in trouble itself; one that fails for a
 * single provider, while others get through, dislikes that provider. Pure.
 */
final class Receivers {

    private Receivers() {}

    /** The signals about each domain, put under the scope that they speak of. */
    static Map<Scope, List<Signal>> sort(List<Signal> signals, Instant now) {
        var byDomain = signals.stream()
                .filter(signal -> signal.scope() instanceof Scope.AtReceiver)
                .collect(Collectors.groupingBy(signal -> ((Scope.AtReceiver) signal.scope()).domain()));
        var sorted = new HashMap<Scope, List<Signal>>();
        byDomain.forEach((domain, about) -> {
            boolean somebodyGetsThrough = about.stream().collect(Collectors.groupingBy(Signal::scope)).values().stream()
                    .anyMatch(ofOne -> getsThrough(ofOne, now));
            if (somebodyGetsThrough) {
                about.forEach(signal -> put(sorted, signal.scope(), signal));
                about.stream()
                        .filter(signal -> signal.reading() == Reading.WELL)
                        .forEach(signal -> put(sorted, new Scope.Receiver(domain), signal));
            } else {
                about.forEach(signal -> put(sorted, new Scope.Receiver(domain), signal));
            }
        });
        signals.stream()
                .filter(signal -> signal.scope() instanceof Scope.Receiver)
                .forEach(signal -> put(sorted, signal.scope(), signal));
        return sorted;
    }

    private static boolean getsThrough(List<Signal> ofOneProvider, Instant now) {
        return new Weighing(ofOneProvider, now).well(Source.TRAFFIC) >= 0.3;
    }

    private static void put(Map<Scope, List<Signal>> sorted, Scope scope, Signal signal) {
        sorted.computeIfAbsent(scope, _ -> new ArrayList<>()).add(signal);
    }
}
