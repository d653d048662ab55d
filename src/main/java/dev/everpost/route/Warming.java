package dev.everpost.route;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import dev.everpost.world.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shares that keep backups warm and known to work; critical mail takes no part in it. Immutable. */
final class Warming {

    private final List<Share> shares = new ArrayList<>();
    private final double sum;

    /** Goes first when the number drawn is below {@code below} and not below an earlier one's. */
    private record Share(double below, Candidate first) {}

    Warming(List<ProviderName> backups, Map<ProviderName, Double> keepWarm) {
        double below = 0;
        for (var backup : backups) {
            double share = keepWarm.getOrDefault(backup, 0.0);
            if (share > 0) {
                below += share;
                shares.add(new Share(below, new Candidate(backup, "keep-warm share " + Percent.of(share))));
            }
        }
        this.sum = below;
    }

    /** Who goes first this time, out of turn; null for most mail. */
    @Nullable
    Candidate draw(MessageClass messageClass, Chance chance) {
        if (shares.isEmpty() || messageClass == MessageClass.CRITICAL) {
            return null;
        }
        double drawn = chance.nextDouble();
        if (drawn < sum) {
            for (var share : shares) {
                if (drawn < share.below()) {
                    return share.first();
                }
            }
        }
        return null;
    }

    /** The usual order after one that goes first. */
    static List<Candidate> before(Candidate first, List<Candidate> usual) {
        var order = new ArrayList<Candidate>(usual.size());
        order.add(first);
        usual.stream()
                .filter(other -> !other.provider().equals(first.provider()))
                .forEach(order::add);
        return List.copyOf(order);
    }
}
