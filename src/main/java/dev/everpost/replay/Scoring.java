package dev.everpost.replay;

import dev.everpost.message.MessageClass;
import dev.everpost.replay.Arrivals.Arrival;
import dev.everpost.replay.Judgements.Judgement;
import dev.everpost.replay.Score.Critical;
import dev.everpost.replay.Score.Late;
import dev.everpost.replay.Score.Wave;
import dev.everpost.scenario.Outage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds what happened against what should have. */
final class Scoring {

    private final Outage outage;
    private final Illness illness;
    private final List<Letter> letters;
    private final Way way;
    private final Arrivals arrivals;
    private final List<Judgement> judgements;
    private int lost;
    private int toldNo;
    private int suppressed;
    private int duplicates;
    private int inTime;
    private final Map<MessageClass, Integer> late = new EnumMap<>(MessageClass.class);
    private final List<Duration> criticalWaits = new ArrayList<>();

    Scoring(Outage outage, List<Letter> letters, Way way, Arrivals arrivals, Judgements judgements) {
        this.outage = outage;
        this.illness = new Illness(outage);
        this.letters = letters;
        this.way = way;
        this.arrivals = arrivals;
        this.judgements = judgements.all();
    }

    Score score(Contender contender) {
        letters.forEach(this::count);
        return new Score(
                contender,
                letters.size(),
                waves(),
                new Critical(criticalWaits.size(), inTime, slowest()),
                lost,
                toldNo,
                suppressed,
                duplicates,
                new Late(lateOf(MessageClass.CRITICAL), lateOf(MessageClass.TRANSACTIONAL), lateOf(MessageClass.BULK)),
                falseVerdicts());
    }

    private void count(Letter letter) {
        var first = arrivals.first(letter);
        duplicates += Math.max(0, arrivals.copies(letter) - 1);
        if (first.isPresent()) {
            if (first.get().at().compareTo(letter.deadline()) > 0) {
                late.merge(letter.messageClass(), 1, Integer::sum);
            }
        } else {
            countMissing(letter);
        }
        if (letter.messageClass() == MessageClass.CRITICAL
                && !illness.isOutOfReach(letter.domain(), letter.at(), letter.deadline())) {
            countCritical(letter, first);
        }
    }

    private void countMissing(Letter letter) {
        var ending = way.ending(letter);
        switch (ending) {
            case HANDED_OVER, OPEN -> {
                if (arrivals.hasBounced(letter)) {
                    toldNo++;
                } else {
                    lost++;
                }
            }
            case REFUSED, EXPIRED -> toldNo++;
            case SUPPRESSED -> {
                toldNo++;
                suppressed++;
            }
        }
    }

    private void countCritical(Letter letter, Optional<Arrival> first) {
        var wait = first.map(arrival -> arrival.at().minus(letter.at())).orElse(Deadlines.of(letter.messageClass()));
        criticalWaits.add(wait);
        if (first.isPresent() && first.get().at().compareTo(letter.deadline()) <= 0) {
            inTime++;
        }
    }

    private Duration slowest() {
        var sorted = criticalWaits.stream().sorted().toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get((int) (sorted.size() * 0.99));
    }

    private int lateOf(MessageClass messageClass) {
        return late.getOrDefault(messageClass, 0);
    }

    private List<String> falseVerdicts() {
        return judgements.stream()
                .filter(judgement -> judgement.bad() && !illness.justifies(judgement.subject(), judgement.at()))
                .map(judgement -> judgement.at() + " " + judgement.subject() + ": " + judgement.words())
                .toList();
    }

    private List<Wave> waves() {
        var onsets = illness.onsets();
        var waves = new ArrayList<Wave>();
        for (int i = 0; i < onsets.size(); i++) {
            var end = i + 1 < onsets.size() ? onsets.get(i + 1) : outage.lasts();
            waves.add(new Wave(
                    onsets.get(i),
                    illness.words(onsets.get(i)),
                    verdict(onsets.get(i), end),
                    failover(onsets.get(i), end)));
        }
        return waves;
    }

    private Optional<Duration> verdict(Duration onset, Duration end) {
        return judgements.stream()
                .filter(judgement -> judgement.bad()
                        && judgement.verdict()
                        && judgement.at().compareTo(onset) >= 0
                        && judgement.at().compareTo(end) < 0
                        && illness.justifies(judgement.subject(), judgement.at()))
                .map(judgement -> judgement.at().minus(onset))
                .findFirst();
    }

    private Optional<Duration> failover(Duration onset, Duration end) {
        var ill = illness.providers(onset);
        if (ill.isEmpty() || ill.size() == outage.cast().size()) {
            return Optional.empty();
        }
        return letters.stream()
                .filter(letter -> letter.messageClass() == MessageClass.CRITICAL
                        && letter.at().compareTo(onset) >= 0
                        && letter.at().compareTo(end) < 0)
                .map(arrivals::first)
                .flatMap(Optional::stream)
                .filter(arrival -> !ill.contains(arrival.by()))
                .map(arrival -> arrival.at().minus(onset))
                .min(Duration::compareTo);
    }
}
