package dev.everpost.audit;

import dev.everpost.audit.Remark.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether each route has somewhere to fail over to. Pure. */
public final class RouteAudit {

    private RouteAudit() {}

    /**
     * Judges whether a route would survive the loss of a provider.
     *
     * @param route in words, such as {@code route 1}
     * @param providers of it, in order
     * @param bad those that would carry nothing today
     * @param used those that ever took mail; null when nobody knows
     */
    public static List<Remark> of(String route, List<String> providers, Set<String> bad, @Nullable Set<String> used) {
        var remarks = new ArrayList<Remark>();
        var fit = providers.stream().filter(name -> !bad.contains(name)).toList();
        remarks.add(
                switch (fit.size()) {
                    case 0 ->
                        new Remark(
                                Mark.BAD, route, "failover", "no provider of it would carry mail today", "see above");
                    case 1 ->
                        new Remark(
                                Mark.BAD,
                                route,
                                "failover",
                                "only " + fit.getFirst() + " would carry mail today",
                                providers.size() == 1 ? "give it a second provider" : "mend the others, see above");
                    default -> Remark.good(route, "failover", String.join(", ", fit) + " would carry mail today");
                });
        if (used != null) {
            fit.stream().skip(1).filter(name -> !used.contains(name)).forEach(name -> remarks.add(cold(route, name)));
        }
        return remarks;
    }

    private static Remark cold(String route, String backup) {
        return new Remark(
                Mark.WARNING,
                route,
                "backup",
                backup + " never carried mail of ours",
                "set keep_warm: 2% for it, or try --send");
    }
}
