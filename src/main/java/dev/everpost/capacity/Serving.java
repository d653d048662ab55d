package dev.everpost.capacity;

import dev.everpost.capacity.Line.Part;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One part of one class's mail meets the providers in one minute: all go at once, each to the first of its choices that has room, until
 * nothing is left or nobody has room. For one thread.
 */
final class Serving {

    private static final double DUST = 1e-9;

    private final Part part;
    private final Map<ProviderName, Gauge> gauges;
    private final Map<MessageClass, Reckoning> reckonings;
    private final List<Share> shares = new ArrayList<>();

    Serving(List<Line> lines, Part part, Map<ProviderName, Gauge> gauges, Map<MessageClass, Reckoning> reckonings) {
        this.part = part;
        this.gauges = gauges;
        this.reckonings = reckonings;
        lines.forEach(this::split);
    }

    /** A line is offered to several providers first where its rule has weights. */
    private void split(Line line) {
        var ways = line.flow().ways();
        for (var way : ways) {
            double amount = line.amount(part) * way.share();
            if (amount > DUST) {
                var choices = new ArrayList<ProviderName>();
                choices.add(way.provider());
                ways.stream()
                        .map(Flow.Way::provider)
                        .filter(other -> !choices.contains(other))
                        .forEach(choices::add);
                shares.add(new Share(line, choices, amount));
            }
        }
    }

    void run() {
        boolean goesOn = true;
        while (goesOn) {
            goesOn = step();
        }
    }

    /** Everybody goes on by the same part, until the first provider is full. Returns whether anybody may go on. */
    private boolean step() {
        var asked = new LinkedHashMap<Gauge, Double>();
        for (var share : shares) {
            share.at = share.amount > DUST ? open(share) : null;
            if (share.at != null) {
                asked.merge(share.at, share.amount, Double::sum);
            }
        }
        double part = asked.entrySet().stream()
                .mapToDouble(each -> each.getKey().free() / each.getValue())
                .min()
                .orElse(0);
        if (part <= 0) {
            return false;
        }
        shares.forEach(share -> grant(share, Math.min(1, part)));
        return part < 1;
    }

    private @Nullable Gauge open(Share share) {
        return share.choices.stream()
                .map(gauges::get)
                .filter(gauge -> gauge != null && gauge.free() > DUST)
                .findFirst()
                .orElse(null);
    }

    private void grant(Share share, double part) {
        var gauge = share.at;
        if (gauge != null) {
            double amount = share.amount * part;
            share.amount -= amount;
            gauge.take(amount);
            share.line.carried(this.part, amount);
            Objects.requireNonNull(reckonings.get(share.line.flow().messageClass()))
                    .carriedBy(gauge.provider(), amount);
        }
    }

    /** A part of a line with the order in which it asks. */
    private static final class Share {
        private final Line line;
        private final List<ProviderName> choices;
        private double amount;
        private @Nullable Gauge at;

        private Share(Line line, List<ProviderName> choices, double amount) {
            this.line = line;
            this.choices = choices;
            this.amount = amount;
        }
    }
}
