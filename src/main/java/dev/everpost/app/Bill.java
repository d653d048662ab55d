package dev.everpost.app;

import dev.everpost.edge.rest.CostApi.Cost;
import dev.everpost.edge.rest.CostApi.OfProvider;
import dev.everpost.edge.rest.CostApi.Row;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.route.Price;
import dev.everpost.store.Ledger.Carried;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What mail cost by the prices of the configuration, beside what it would have cost by the cheapest provider of its route. */
final class Bill {

    private final Function<ProviderName, @Nullable Price> prices;
    private final BiFunction<String, MessageClass, @Nullable Price> cheapest;

    /** @param cheapest for mail of a submitter and class */
    Bill(Function<ProviderName, @Nullable Price> prices, BiFunction<String, MessageClass, @Nullable Price> cheapest) {
        this.prices = prices;
        this.cheapest = cheapest;
    }

    Cost of(List<Carried> carried, Instant since) {
        var rows = carried.stream().map(this::row).toList();
        var recipients = new TreeMap<ProviderName, Long>();
        carried.forEach(each -> recipients.merge(each.provider(), each.recipients(), Long::sum));
        var providers = new ArrayList<OfProvider>();
        recipients.forEach((name, count) -> providers.add(ofProvider(name, count)));
        return new Cost(since, currency(recipients.keySet()), providers, rows);
    }

    private Row row(Carried carried) {
        long recipients = carried.recipients();
        return new Row(
                carried.provider().value(),
                carried.submitter(),
                carried.messageClass(),
                recipients,
                money(prices.apply(carried.provider()), recipients),
                money(cheapest.apply(carried.submitter(), carried.messageClass()), recipients));
    }

    private OfProvider ofProvider(ProviderName name, long recipients) {
        var price = prices.apply(name);
        return new OfProvider(name.value(), recipients, money(price, recipients), money(price, 1_000));
    }

    private static @Nullable Double money(@Nullable Price price, long recipients) {
        return price == null ? null : Double.valueOf(price.of(recipients));
    }

    /** All prices are in one; null when there is no price. */
    private @Nullable String currency(Iterable<ProviderName> providers) {
        for (var provider : providers) {
            var price = prices.apply(provider);
            if (price != null) {
                return price.currency();
            }
        }
        return null;
    }
}
