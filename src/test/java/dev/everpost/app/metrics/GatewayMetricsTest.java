package dev.everpost.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.capacity.Answer;
import dev.everpost.capacity.Outlook;
import dev.everpost.capacity.Start;
import dev.everpost.edge.hooks.HookEnd;
import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.feedback.FeedbackEvents;
import dev.everpost.health.Reading;
import dev.everpost.health.Scope;
import dev.everpost.health.State;
import dev.everpost.health.Verdict;
import dev.everpost.health.feed.Coverage;
import dev.everpost.health.feed.FeedState;
import dev.everpost.health.feed.Fetched;
import dev.everpost.health.feed.Page;
import dev.everpost.health.feed.format.FeedFormat;
import dev.everpost.health.probe.ProbeReport;
import dev.everpost.health.probe.ShownCertificate;
import dev.everpost.health.probe.Step;
import dev.everpost.health.probe.StepReport;
import dev.everpost.health.probe.Target;
import dev.everpost.health.probe.Target.Trust;
import dev.everpost.health.probe.Target.Web;
import dev.everpost.intake.Receipt;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Submission.Via;
import dev.everpost.store.DeliveryState;
import dev.everpost.store.Ledger;
import dev.everpost.store.Outbox;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayMetricsTest {

    private static final ProviderName ALPHA = new ProviderName("alpha");
    private static final ProviderName BETA = new ProviderName("beta");
    private static final Path REFERENCE = Path.of("docs/reference/metrics.md");
    private static final Pattern DOCUMENTED = Pattern.compile("\\| `(everpost_[a-z_]+)` \\| ([a-z]+) \\|.*");
    private static final Pattern SCRAPED = Pattern.compile("# TYPE (everpost_[a-z_]+) ([a-z]+)");

    private static final Pattern ROW_TEXT = Pattern.compile("\\| `(everpost_[a-z_]+)` \\| [a-z]+ \\|[^|]*\\| (.+) \\|");
    private static final Pattern HELP = Pattern.compile("# HELP (everpost_[a-z_]+) (.*\\S.*)");

    private final World world = World.real();
    private final GatewayMetrics metrics =
            new GatewayMetrics(world, "1.2.3", List.of(ALPHA), List.of("up", "down", "drained"));

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void whatHappenedIsCountedByItsLabels() {
        metrics.accepted(MessageClass.CRITICAL, Via.SES);
        metrics.accepted(MessageClass.CRITICAL, Via.SES);
        metrics.rejected(Receipt.Reason.TOO_LARGE);
        metrics.failedLogin();
        metrics.ended(DeliveryState.HANDED_OVER, MessageClass.BULK);

        assertThat(metrics.scrape())
                .contains("everpost_accepted_messages_total{class=\"critical\",via=\"ses\"} 2.0")
                .contains("everpost_accepted_messages_total{class=\"bulk\",via=\"smtp\"} 0.0")
                .contains("everpost_failed_logins_total 1.0")
                .contains("everpost_rejected_submissions_total{reason=\"too_large\"} 1.0")
                .contains("everpost_ended_deliveries_total{class=\"bulk\",state=\"handed_over\"} 1.0")
                .doesNotContain("class=\"bulk\",state=\"waiting\"");
    }

    @Test
    void anAttemptIsTimedAndItsRecipientsAreCountedByProviderOutcomeAndClass() {
        metrics.attempt(ALPHA, new Outcome.Accepted(null, "250 ok"), Duration.ofMillis(30));
        metrics.settled(ALPHA, new Outcome.Accepted(null, "250 ok"), MessageClass.BULK);

        assertThat(metrics.scrape())
                .contains(
                        "everpost_attempt_duration_seconds_bucket{outcome=\"accepted\",provider=\"alpha\",le=\"0.05\"}"
                                + " 1")
                .contains("everpost_attempt_duration_seconds_sum{outcome=\"accepted\",provider=\"alpha\"} 0.03")
                .contains(
                        "everpost_settled_recipients_total{class=\"bulk\",outcome=\"accepted\",provider=\"alpha\"} 1.0")
                .contains("everpost_settled_recipients_total{class=\"critical\",outcome=\"refused\",provider=\"alpha\"}"
                        + " 0.0");
    }

    @Test
    void theTimeUntilAProviderTookMailIsAHistogramByClass() {
        metrics.handedOver(MessageClass.CRITICAL, Duration.ofMillis(1500));

        assertThat(metrics.scrape())
                .contains("everpost_handover_duration_seconds_bucket{class=\"critical\",le=\"1.0\"} 0")
                .contains("everpost_handover_duration_seconds_bucket{class=\"critical\",le=\"2.0\"} 1")
                .contains("everpost_handover_duration_seconds_sum{class=\"critical\"} 1.5");
    }

    @Test
    void aProviderHasExactlyOneStanding() {
        metrics.standings(Map.of(ALPHA, "up"));
        metrics.standings(Map.of(ALPHA, "down"));

        assertThat(metrics.scrape())
                .contains("everpost_provider_standing{provider=\"alpha\",state=\"up\"} 0.0")
                .contains("everpost_provider_standing{provider=\"alpha\",state=\"down\"} 1.0");
    }

    @Test
    void aProviderThatAppearsLaterGetsItsMetersWhenItIsFirstNamed() {
        metrics.standings(Map.of(BETA, "up"));

        assertThat(metrics.scrape()).contains("everpost_provider_standing{provider=\"beta\",state=\"up\"} 1.0");
    }

    @Test
    void whatWaitsIsShownAsItWasLastCounted() {
        var oldest = world.time().now().minusSeconds(90);
        metrics.depth(new Ledger.Depth(
                Map.of(MessageClass.CRITICAL, 7L), 3, Map.of(BETA, 5L), Map.of(MessageClass.CRITICAL, oldest), 2));

        var text = metrics.scrape();

        assertThat(text)
                .contains("everpost_waiting_deliveries{class=\"critical\"} 7.0")
                .contains("everpost_waiting_deliveries{class=\"bulk\"} 0.0")
                .contains("everpost_waiting_for_provider_deliveries{provider=\"beta\"} 5.0")
                .contains("everpost_attempting_deliveries 3.0")
                .contains("everpost_scheduled_deliveries 2.0")
                .containsPattern("everpost_oldest_waiting_age_seconds\\{class=\"critical\"} (9|[1-9]\\d)");
    }

    @Test
    void theStateOfStoreConnectionsAndBuildIsShown() {
        metrics.storeFailing(true);
        metrics.connections("smtp", () -> 12);

        assertThat(metrics.scrape())
                .contains("everpost_store_failing 1.0")
                .contains("everpost_connections{protocol=\"smtp\"} 12.0")
                .contains("everpost_build_info{java=\"" + Runtime.version() + "\",version=\"1.2.3\"} 1")
                .contains("jvm_memory_used_bytes", "process_uptime_seconds");
    }

    @Test
    void theShareThatWouldBeCarriedWithoutAProviderIsShown() {
        metrics.capacity(List.of(shortWithout(ALPHA)));

        assertThat(metrics.scrape())
                .contains("everpost_capacity_share{at=\"peak\",class=\"bulk\",without=\"alpha\"} 0.5");
    }

    @Test
    void theReferenceNamesEveryMetricWithItsTypeAndNoOther() throws IOException {
        nameEverything();
        var documented = new TreeMap<String, String>();
        Files.readAllLines(REFERENCE).forEach(line -> put(documented, DOCUMENTED, line));
        var scraped = new TreeMap<String, String>();
        metrics.scrape().lines().forEach(line -> put(scraped, SCRAPED, line));

        assertThat(documented).containsExactlyInAnyOrderEntriesOf(scraped);
    }

    @Test
    void theHelpLineOfEveryMetricIsTheSentenceOfItsRowInTheReference() throws IOException {
        nameEverything();
        var documented = new TreeMap<String, String>();
        Files.readAllLines(REFERENCE).forEach(line -> put(documented, ROW_TEXT, line));
        var scraped = new TreeMap<String, String>();
        metrics.scrape().lines().forEach(line -> put(scraped, HELP, line));

        assertThat(documented.keySet()).isEqualTo(scraped.keySet());
        assertThat(scraped)
                .allSatisfy((name, sentence) -> assertThat(documented.get(name))
                        .describedAs(name)
                        .startsWith(sentence)
                        .endsWith("."));
    }

    @Test
    void eventsAreCountedByDestinationAndTheirBacklogIsShown() {
        metrics.events().delivered("arn:a");
        metrics.events().failed("arn:b");
        metrics.events().dropped("arn:b");
        metrics.backlog(Map.of("arn:b", new Outbox.Backlog(3, world.time().now().minusSeconds(90))));

        assertThat(metrics.scrape())
                .contains("everpost_delivered_events_total{destination=\"arn:a\"} 1.0")
                .contains("everpost_failed_event_tries_total{destination=\"arn:b\"} 1.0")
                .contains("everpost_dropped_events_total{destination=\"arn:b\"} 1.0")
                .contains("everpost_waiting_events{destination=\"arn:b\"} 3.0")
                .containsPattern("everpost_oldest_event_age_seconds\\{destination=\"arn:b\"} (9|[1-9]\\d)");
        metrics.backlog(Map.of());
        assertThat(metrics.scrape()).doesNotContain("everpost_waiting_events{");
    }

    /** What has labels that only traffic can tell appears when it is first named. */
    private static Outlook shortWithout(ProviderName name) {
        var half = new Answer.OfClass(MessageClass.BULK, 10, 0.5, 0, 0, 5, Duration.ofHours(1), Map.of());
        return new Outlook(Start.PEAK, Instant.EPOCH, new Answer(name, List.of(half), null));
    }

    private void nameEverything() {
        metrics.capacity(List.of(shortWithout(ALPHA)));
        metrics.wentFrom(ALPHA, "news", 2);
        metrics.connections("smtp", () -> 0);
        metrics.webhooks("enabled", () -> 0);
        metrics.listeners(() -> 0);
        metrics.events().delivered("arn:a");
        metrics.events().failed("arn:a");
        metrics.events().dropped("arn:a");
        metrics.hooks().ended(new ProviderName("alpha"), HookEnd.KEPT);
        metrics.hooks().kept(new ProviderName("alpha"), 1, 1);
        metrics.hooks().unknown();
        metrics.feedback().matched(null, Report.DELIVERED, new FeedbackEvents.Journey("example.net", null, null));
        metrics.feedback().unmatched(new ProviderName("alpha"));
        metrics.feedback().proven(new ProviderName("alpha"));
        metrics.probes().accept(probed());
        var scope = new Scope.Receiver("example.com");
        metrics.verdicts(
                List.of(new Verdict(scope, State.DOWN, scope, 1, Instant.EPOCH, null, List.of(), "as judged")));
        metrics.feeds(List.of(new FeedState(
                new Page(
                        "mailgun",
                        FeedFormat.STATUSPAGE,
                        URI.create("https://status.example.com/"),
                        new Coverage(new Coverage.Subject.OfVendor("mailgun"), List.of(), List.of())),
                null,
                List.of(),
                null,
                null,
                null,
                0,
                Fetched.Validators.NONE)));
        metrics.backlog(Map.of("arn:a", new Outbox.Backlog(1, world.time().now())));
    }

    private ProbeReport probed() {
        var now = world.time().now();
        var target = new Target(
                new ProviderName("alpha"), "alpha", "a.example", 443, new Web(true, "/"), Trust.OF_THE_MACHINE);
        var certificate = new ShownCertificate("CN=a.example", now, now.plus(Duration.ofDays(9)), true);
        var step = new StepReport(Step.TLS, Reading.WELL, Duration.ofMillis(3), "well");
        return new ProbeReport(target, now, List.of(step), List.of(certificate), null);
    }

    private static void put(Map<String, String> types, Pattern pattern, String line) {
        var row = pattern.matcher(line);
        if (row.matches()) {
            types.put(row.group(1), row.group(2));
        }
    }
}
