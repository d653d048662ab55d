package dev.everpost.sim;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission;
import dev.everpost.provider.Inquiry;
import dev.everpost.provider.Parcel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** What the outside world saw: submitters' acknowledgements and providers' mail. Survives every crash; judges nothing. */
final class History {

    /** An acknowledged submission. */
    record Acked(Submission submission, Instant at) {}

    /** One call, in recipients who came for the first time or again. */
    record Traffic(long nanos, int first, int again) {}

    /** One recipient of one message at a provider. */
    record Leg(MessageId message, int recipient) {}

    final Map<MessageId, Acked> acked = new LinkedHashMap<>();
    final Map<String, MessageId> byKey = new HashMap<>();
    final List<String> contradictions = new ArrayList<>();
    final Map<Leg, List<ProviderName>> taken = new HashMap<>();
    final Map<Leg, List<ProviderName>> dropped = new LinkedHashMap<>();
    final Set<Leg> refused = new HashSet<>();
    final Set<Leg> acceptedAnswers = new HashSet<>();
    final Set<Leg> unknownAnswers = new HashSet<>();
    final Map<ProviderName, List<long[]>> callNanosAndCount = new TreeMap<>();
    final Map<ProviderName, List<Traffic>> retries = new TreeMap<>();
    final Set<Leg> confirmed = new HashSet<>();
    private final Set<String> takenIn = new HashSet<>();
    private final Set<String> triedAt = new HashSet<>();
    int nacked;
    int calls;
    private final CRC32 digest = new CRC32();

    void acknowledged(MessageId id, Submission submission, Instant at) {
        acked.putIfAbsent(id, new Acked(submission, at));
        var key = submission.idempotencyKey();
        if (key != null) {
            var before = byKey.putIfAbsent(submission.submitter() + "/" + key, id);
            if (before != null && !before.equals(id)) {
                contradictions.add("key " + key + " made two messages: " + before + " and " + id);
            }
        }
        note("ack " + id);
    }

    void called(ProviderName provider, long nanos, Parcel parcel) {
        calls++;
        callNanosAndCount
                .computeIfAbsent(provider, name -> new ArrayList<>())
                .add(new long[] {nanos, parcel.recipients().size()});
        noteRetries(provider, nanos, parcel);
        if (parcel.recipients().stream().anyMatch(recipient -> Listed.is(recipient.address()))) {
            contradictions.add("SUPPRESSION: message " + parcel.message().id() + " reached " + provider
                    + " with a recipient that is on the list");
        }
        note(provider + " called " + parcel.message().id() + " " + nanos);
        var acknowledged = acked.get(parcel.message().id());
        if (acknowledged != null) {
            checkBytes(parcel, acknowledged.submission());
        }
    }

    /** Who travels to a provider once more is a retry there, whatever happened elsewhere in between. */
    private void noteRetries(ProviderName provider, long nanos, Parcel parcel) {
        boolean again = parcel.recipients().stream()
                .anyMatch(
                        to -> triedAt.contains(provider + " " + parcel.message().id() + " " + to.index()));
        parcel.recipients()
                .forEach(to -> triedAt.add(provider + " " + parcel.message().id() + " " + to.index()));
        int recipients = parcel.recipients().size();
        retries.computeIfAbsent(provider, name -> new ArrayList<>())
                .add(new Traffic(nanos, again ? 0 : recipients, again ? recipients : 0));
    }

    void took(ProviderName provider, Parcel parcel, List<Recipient> recipients) {
        for (var recipient : recipients) {
            taken.computeIfAbsent(new Leg(parcel.message().id(), recipient.index()), leg -> new ArrayList<>())
                    .add(provider);
            takenIn.add(trip(provider, parcel.message().id(), parcel.attempt(), recipient));
        }
    }

    /** How many recipients' mail was taken more than once, each copy counted. */
    int copies() {
        return taken.values().stream()
                .mapToInt(providers -> providers.size() - 1)
                .sum();
    }

    boolean hasTaken(ProviderName provider, Inquiry inquiry, Recipient recipient) {
        return takenIn.contains(trip(provider, inquiry.message().id(), inquiry.attempt(), recipient));
    }

    /** A provider said that it has them. */
    void confirmed(Inquiry inquiry) {
        inquiry.recipients()
                .forEach(to -> confirmed.add(new Leg(inquiry.message().id(), to.index())));
    }

    private static String trip(ProviderName provider, MessageId message, int attempt, Recipient recipient) {
        return provider + " " + message + " " + attempt + " " + recipient.index();
    }

    /** It said yes and nobody has it. */
    void dropped(ProviderName provider, Parcel parcel) {
        for (var recipient : parcel.recipients()) {
            dropped.computeIfAbsent(new Leg(parcel.message().id(), recipient.index()), leg -> new ArrayList<>())
                    .add(provider);
        }
    }

    void answered(ProviderName provider, Parcel parcel, List<Outcome> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) {
            var leg = new Leg(parcel.message().id(), parcel.recipients().get(i).index());
            switch (outcomes.get(i)) {
                case Outcome.Refused _ -> refused.add(leg);
                case Outcome.Accepted _ -> acceptedAnswers.add(leg);
                case Outcome.Unknown _ -> unknownAnswers.add(leg);
                case Outcome.TryLater _, Outcome.ProviderDown _, Outcome.AccountTrouble _ -> {}
            }
            note(provider + " " + leg + " " + outcomes.get(i).getClass().getSimpleName());
        }
    }

    /** A number that two runs of one seed share. */
    long fingerprint() {
        return digest.getValue();
    }

    private void checkBytes(Parcel parcel, Submission submission) {
        if (!parcel.content().equals(submission.content())) {
            contradictions.add("message " + parcel.message().id() + " travels with other bytes than were submitted");
        }
    }

    private void note(String line) {
        digest.update(line.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
