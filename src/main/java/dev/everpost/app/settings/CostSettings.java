package dev.everpost.app.settings;

import dev.everpost.route.Price;
import dev.everpost.route.Terms;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what was agreed with a provider: what it costs and where it keeps mail. */
final class CostSettings {

    static final Kind<String> REGION = Kind.open(
            "a region such as eu or us: 1 to 20 of a-z, 0-9 and '-'",
            text -> text.matches("[a-z0-9-]{1,20}") ? Optional.of(text) : Optional.empty(),
            text -> text);

    private static final Kind<String> CURRENCY = Kind.open(
            "three letters such as USD or EUR",
            text -> text.matches("[A-Z]{3}") ? Optional.of(text) : Optional.empty(),
            text -> text);

    private static final double THOUSAND = 1_000;

    private CostSettings() {}

    static Terms read(Section provider) {
        return new Terms(provider.find("data_region", REGION), price(provider.section("cost")));
    }

    private static @Nullable Price price(Section cost) {
        var perMessage = cost.find("per_message", Kinds.rate(0, 100));
        var perThousand = cost.find("per_thousand", Kinds.rate(0, 100_000));
        var currency = cost.get("currency", CURRENCY, "USD");
        if (perMessage != null) {
            return new Price(perMessage, currency);
        }
        return perThousand == null ? null : new Price(perThousand / THOUSAND, currency);
    }
}
