package dev.everpost.app.settings;

import dev.everpost.message.MessageClass;
import dev.everpost.pool.Pool;
import dev.everpost.pool.Purpose;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the pools that a provider sends from. */
final class PoolSettings {

    private PoolSettings() {}

    /** In the order of the file; {@code own} pools are of this machine's addresses and have no other name. */
    static List<Pool> readAll(Map<String, Section> named, boolean own) {
        return named.entrySet().stream()
                .map(entry -> read(entry.getKey(), entry.getValue(), own))
                .toList();
    }

    private static Pool read(String name, Section section, boolean own) {
        var id = own ? null : section.find("id", Kinds.TEXT);
        return new Pool(
                name,
                id == null ? name : id,
                purpose(section.section("for")),
                section.find("per_day", Kinds.count(1, 1_000_000_000_000L)),
                section.find("per_hour", Kinds.count(1, 1_000_000_000_000L)),
                WarmUpSettings.read(section.sectionIfGiven("warm_up")));
    }

    private static Purpose purpose(Section section) {
        return new Purpose(
                Set.copyOf(section.oneOrMore("class", Kinds.choice(MessageClass.class), List.of())),
                Set.copyOf(section.oneOrMore("submitter", Kinds.NAME, List.of())),
                section.oneOrMore("sender_domain", Kinds.DOMAIN, List.of()).stream()
                        .map(domain -> domain.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()),
                section.values("tags", Kinds.TEXT));
    }
}
