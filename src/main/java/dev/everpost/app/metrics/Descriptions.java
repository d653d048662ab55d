package dev.everpost.app.metrics;

import static java.util.Map.entry;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Map;

/** What each metric says, in one sentence: the HELP line of a scrape and the row in {@code docs/reference/metrics.md}. */
final class Descriptions implements MeterFilter {

    private static final Map<String, String> ALL = Map.ofEntries(
            entry(
                    "everpost.accepted.messages",
                    "Messages made durable and promised; via is smtp, rest, ses or internal."),
            entry(
                    "everpost.repeated.submissions",
                    "Submissions accepted before, answered yes again, without a second message."),
            entry("everpost.failed.logins", "SMTP logins refused because the credentials fit nobody."),
            entry("everpost.rejected.submissions", "Submissions refused for good."),
            entry(
                    "everpost.unavailable.submissions",
                    "Submissions refused for now: store failing, disk full, stopping."),
            entry(
                    "everpost.ended.deliveries",
                    "Deliveries that reached a final state: handed_over, refused, expired, cancelled, suppressed."),
            entry(
                    "everpost.possible.duplicates",
                    "Deliveries handed over after an attempt whose outcome nobody knows."),
            entry("everpost.settled.recipients", "Outcomes of attempts, one for each recipient that travelled."),
            entry(
                    "everpost.handover.duration",
                    "Time from acceptance, or from the moment it was scheduled for, until a provider took a delivery."),
            entry("everpost.attempt.duration", "Time of a call to a provider."),
            entry(
                    "everpost.inquiries",
                    "Questions to a provider about attempts whose outcome nobody knew, by its answer."),
            entry("everpost.provider.standing", "1 for the provider's present state, 0 for the others."),
            entry("everpost.provider.account", "1 for what the provider last said of its account, 0 for the others."),
            entry(
                    "everpost.silent.deliveries",
                    "Deliveries that a provider took and did not report on in its usual time, while it reported on"
                            + " others."),
            entry(
                    "everpost.silence.decisions",
                    "Deliveries that a provider was asked about because it never reported on them, by what followed."),
            entry("everpost.provider.quota.left", "What is left of the account's quota, as last told; NaN if untold."),
            entry(
                    "everpost.waiting.for.provider.deliveries",
                    "Deliveries that wait and were last tried at this provider."),
            entry("everpost.waiting.deliveries", "Deliveries that wait for their next step."),
            entry(
                    "everpost.oldest.waiting.age",
                    "Time since the oldest message that waits was accepted; 0 when none waits."),
            entry("everpost.attempting.deliveries", "Deliveries under way at a provider."),
            entry("everpost.scheduled.deliveries", "Deliveries not to be made before a later time."),
            entry("everpost.commit.duration", "Time of a commit to the store, fsync included."),
            entry("everpost.commit.changes", "Changes that shared one commit."),
            entry("everpost.store.failing", "1 while the store cannot promise durability."),
            entry("everpost.delivered.events", "Events that a destination of applications took."),
            entry("everpost.failed.event.tries", "Tries to deliver an event that failed; it is tried again."),
            entry("everpost.dropped.events", "Events given up: the destination is gone, or failed for too long."),
            entry("everpost.waiting.events", "Events that wait for their destination."),
            entry("everpost.oldest.event.age", "Time since the oldest event that waits was made."),
            entry("everpost.hook.posts", "Posts to the hook of a provider, by how they ended."),
            entry("everpost.unknown.hook.posts", "Posts to hooks of providers that have none."),
            entry("everpost.kept.reports", "Reports of a provider that were made durable."),
            entry("everpost.repeated.reports", "Reports of a provider that it had told before."),
            entry("everpost.matched.reports", "Reports that became facts of a message."),
            entry("everpost.unmatched.reports", "Reports that are about no mail given to their teller."),
            entry(
                    "everpost.proven.handovers",
                    "Deliveries with an unknown outcome that a report proved to be handed over."),
            entry("everpost.waiting.reports", "Reports that wait to be looked at."),
            entry("everpost.probe.steps", "Steps of probes at a provider's door, by how they went."),
            entry("everpost.probe.duration", "Time of a step of a probe."),
            entry(
                    "everpost.certificate.left.days",
                    "Whole days until the first certificate that a provider showed ends."),
            entry("everpost.webhooks", "Endpoints of our own events; state is enabled, failing or disabled."),
            entry(
                    "everpost.event.listeners",
                    "Readers of the stream of events, and requests that wait for the next one."),
            entry("everpost.pool.recipients", "Recipients that travelled from a pool of a provider's addresses."),
            entry(
                    "everpost.capacity.share",
                    "Share of a class that would be carried in time, were a provider dead; without is none for all"
                            + " providers."),
            entry(
                    "everpost.feed.age",
                    "Time since a status page was last fetched and understood; NaN before the first time."),
            entry("everpost.verdict.state", "1 for the present verdict; of what is well, only providers are shown."),
            entry("everpost.feed.failures", "Looks at a status page that failed, since the last good one."),
            entry("everpost.series", "Series of providers and receivers that are learned and had mail lately."),
            entry("everpost.anomalies", "Series outside their usual band for the worse."),
            entry("everpost.connections", "Open connections of clients; protocol is smtp or http."),
            entry("everpost.build.info", "Always 1; its labels say what runs."));

    @Override
    public Meter.Id map(Meter.Id id) {
        var description = ALL.get(id.getName());
        return description == null
                ? id
                : new Meter.Id(
                        id.getName(), Tags.of(id.getTagsAsIterable()), id.getBaseUnit(), description, id.getType());
    }
}
