package dev.everpost.provider.mx;

import dev.everpost.world.World;
import java.util.LinkedHashMap;
import java.util.Map;

/** The domains that mail went to lately, {@value #KEPT_MAX} of them; those that matter are not forgotten. Thread-safe. */
final class Domains {

    static final int KEPT_MAX = 20_000;

    private final DomainRules.Book book;
    private final World world;
    private final Map<String, Domain> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Domain> eldest) {
            return size() > KEPT_MAX && eldest.getValue().isForgettable();
        }
    };

    Domains(DomainRules.Book book, World world) {
        this.book = book;
        this.world = world;
    }

    synchronized Domain of(String name) {
        return known.computeIfAbsent(name, _ -> new Domain(name, book.of(name), world));
    }
}
