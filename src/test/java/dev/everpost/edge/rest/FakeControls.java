package dev.everpost.edge.rest;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Controls of a gateway with two providers; remembers what was asked. */
public final class FakeControls implements Controls {

    public List<SilenceView> silences = List.of();
    public Map<Integer, Instant> overdue = Map.of();

    private static final Instant SINCE = Instant.parse("2026-11-22T08:00:00Z");

    public static final ProviderView MAIN = new ProviderView(
            "ses-main",
            "ses",
            "down",
            SINCE,
            "5 of 5 calls failed: connection refused",
            0.0,
            0,
            16,
            SINCE.plusSeconds(3_630),
            List.of(new QuotaView("day", 4_200, 50_000, SINCE.plusSeconds(57_600))),
            42,
            new CheckupView(
                    "sending_off", SINCE, SINCE, "sending is disabled", 50_000L, 4_200L, 45_800L, "24 hours", 2, 1),
            null);
    public static final ProviderView BACKUP = new ProviderView(
            "relay-b",
            "smtp",
            "up",
            SINCE.minusSeconds(86_400),
            "probes answer",
            1.0,
            3,
            8,
            null,
            List.of(),
            0,
            null,
            null);

    public final List<String> asked = new CopyOnWriteArrayList<>();
    public volatile @Nullable Steering steering;
    public volatile Reload reload = new Reload.Applied(List.of("route default changed"), List.of("smtp.port"));
    public volatile Explanation explanation = new Explanation.Decision(
            List.of("route 'default' matches class critical"),
            List.of(
                    new Candidate("relay-b", true, "up, has room for 5 more", null),
                    new Candidate("ses-main", false, "down since 08:00: connection refused", null)));

    @Override
    public List<ProviderView> providers() {
        return List.of(MAIN, BACKUP);
    }

    @Override
    public Steering steer(ProviderName provider, Command command, String by, @Nullable String reason) {
        asked.add(command + " " + provider + " by " + by + " because " + reason);
        if (steering != null) {
            return steering;
        }
        return providers().stream()
                .filter(view -> view.name().equals(provider.value()))
                .findFirst()
                .<Steering>map(Steering.Done::new)
                .orElseGet(() -> new Steering.NoSuchProvider(names()));
    }

    @Override
    public Rerouting reroute(ProviderName provider, String by) {
        asked.add("reroute " + provider + " by " + by);
        return names().contains(provider.value()) ? new Rerouting.Done(42) : new Rerouting.NoSuchProvider(names());
    }

    @Override
    public Explanation explain(Question question) {
        asked.add("explain " + question);
        return explanation;
    }

    @Override
    public Reload reload(String by) {
        asked.add("reload by " + by);
        return reload;
    }

    private List<String> names() {
        return providers().stream().map(ProviderView::name).toList();
    }

    @Override
    public List<SilenceView> silences() {
        return silences;
    }

    @Override
    public Map<Integer, Instant> overdue(MessageId message, int recipients) {
        return overdue;
    }
}
