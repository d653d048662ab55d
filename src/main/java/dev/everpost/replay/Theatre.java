package dev.everpost.replay;

import dev.everpost.scenario.Outage;
import dev.everpost.store.sqlite.SqliteStore;
import dev.everpost.world.World;
import java.util.List;
import java.util.function.Supplier;

/** The providers of one outage, and the contender who sends through them. */
final class Theatre {

    private final Outage outage;
    private final Onward onward;
    private final List<Played> providers;
    private final List<Letter> letters;
    private final Judgements judgements;
    private final World world;
    private Onward.Postmen postmen = (_, _, _, _) -> {};

    Theatre(Outage outage, List<Letter> letters, Arrivals arrivals, Judgements judgements, World world) {
        this.outage = outage;
        this.letters = letters;
        this.judgements = judgements;
        this.world = world;
        this.onward =
                new Onward(arrivals, (by, letter, report, words) -> postmen.tell(by, letter, report, words), world);
        this.providers = outage.cast().stream()
                .map(role -> new Played(role, outage.timeline(), onward, world))
                .toList();
    }

    Way way(Contender contender, Supplier<SqliteStore> store) {
        return switch (contender) {
            case EVERPOST -> everpost(store.get());
            case SINGLE -> new SimpleWay(providers, new Policies.Single(), world);
            case TRY_NEXT -> new SimpleWay(providers, new Policies.TryNext(), world);
            case BREAKER -> new SimpleWay(providers, new Policies.Breaker(judgements, world), world);
        };
    }

    /** Whether every letter that a provider took has come to its end. */
    boolean isIdle() {
        return onward.isIdle();
    }

    private Way everpost(SqliteStore store) {
        var played = providers.stream()
                .map(provider -> new PlayedProvider(provider, letters::get))
                .toList();
        var way = new GatewayWay(store, outage, providers, played, judgements, world);
        postmen = way;
        return way;
    }
}
