package dev.everpost.reputation;

import dev.everpost.fact.Fact;
import dev.everpost.store.SilentLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A book that has nothing but news. */
final class NewsOnly extends SilentLedger {

    final List<Fact> news = new ArrayList<>();

    @Override
    public List<Entry> recentNews(int most) {
        return IntStream.range(0, news.size())
                .mapToObj(i -> new Entry(i + 1, news.get(i)))
                .toList()
                .reversed();
    }
}
