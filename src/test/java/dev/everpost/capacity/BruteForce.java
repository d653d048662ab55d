package dev.everpost.capacity;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageClass;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The same day with single recipients who go where they find room: what {@link Day} is judged by. */
final class BruteForce {

    private final Random random;
    private final Map<ProviderName, double[]> left = new HashMap<>();
    private final List<Road> roads;
    private final List<Queue> queues;

    BruteForce(List<Flow> flows, List<Road> roads, ProviderName without, long seed) {
        this.random = new Random(seed);
        this.roads =
                roads.stream().filter(road -> !road.provider().equals(without)).toList();
        this.roads.forEach(
                road -> left.put(road.provider(), new double[road.ceilings().size()]));
        this.queues = flows.stream().map(Queue::new).toList();
    }

    void run() {
        for (int minute = 0; minute < Day.MINUTES; minute++) {
            for (var road : roads) {
                refill(road, minute);
            }
            for (var queue : queues) {
                queue.arrive(minute);
            }
            for (var messageClass : MessageClass.values()) {
                serve(messageClass, minute);
            }
        }
    }

    /** The share of a class that was carried in time, if its mail were useful for {@code factor} times as long; 1 without mail. */
    double share(MessageClass messageClass, double factor) {
        long inTime = 0;
        long all = 0;
        for (var queue : of(messageClass)) {
            double useful = queue.flow.useful().toMinutes() * factor;
            inTime += queue.waits.stream().filter(wait -> wait <= useful).count();
            all += queue.waits.size() + queue.expired;
            all += queue.waiting.stream()
                    .filter(born -> Day.MINUTES - born > useful)
                    .count();
        }
        return all == 0 ? 1 : inTime / (double) all;
    }

    private List<Queue> of(MessageClass messageClass) {
        return queues.stream()
                .filter(queue -> queue.flow.messageClass() == messageClass)
                .toList();
    }

    /** What is fresh first, but a quarter of the places is for what waits; among rules by chance. */
    private void serve(MessageClass messageClass, int minute) {
        var of = of(messageClass);
        boolean any = true;
        while (any) {
            boolean freshFirst = random.nextInt(4) != 0;
            any = serveOne(of, minute, freshFirst) || serveOne(of, minute, !freshFirst);
        }
    }

    private boolean serveOne(List<Queue> of, int minute, boolean fresh) {
        var asking = new ArrayList<>(of);
        int total = asking.stream().mapToInt(queue -> queue.size(fresh)).sum();
        while (total > 0) {
            int drawn = random.nextInt(total);
            int place = 0;
            while (drawn >= asking.get(place).size(fresh)) {
                drawn -= asking.get(place++).size(fresh);
            }
            var queue = asking.remove(place);
            if (queue.serve(minute, fresh)) {
                return true;
            }
            total -= queue.size(fresh);
        }
        return false;
    }

    private void refill(Road road, int minute) {
        var of = left.get(road.provider());
        for (int i = 0; i < of.length; i++) {
            of[i] = switch (road.ceilings().get(i)) {
                case Ceiling.Rate rate -> of[i] % 1 + rate.perSecond() * 60;
                case Ceiling.Rolling rolling -> {
                    int hour = minute % 60 == 0 ? minute / 60 - 1 : -1;
                    double freed = hour >= 0 ? rolling.freed().get(hour) : 0;
                    yield minute == 0 ? rolling.left() : Math.min(rolling.most(), of[i] + freed);
                }
                case Ceiling.Daily daily ->
                    minute == 0 ? daily.left() : minute == daily.renewedAfter() ? daily.next() : of[i];
            };
        }
    }

    private boolean take(ProviderName provider) {
        var of = left.get(provider);
        if (of == null) {
            return false;
        }
        for (double each : of) {
            if (each < 1) {
                return false;
            }
        }
        for (int i = 0; i < of.length; i++) {
            of[i]--;
        }
        return true;
    }

    /** Recipients of one flow, each with the minute in which it came. */
    private final class Queue {
        private final Flow flow;
        private final ArrayDeque<Integer> waiting = new ArrayDeque<>();
        private final ArrayDeque<Integer> lately = new ArrayDeque<>();
        private final List<Integer> waits = new ArrayList<>();
        private int expired;
        private double owed;

        private Queue(Flow flow) {
            this.flow = flow;
            for (int i = 0; i < flow.waiting(); i++) {
                waiting.addLast(0);
            }
        }

        private int size(boolean fresh) {
            return fresh ? lately.size() : waiting.size();
        }

        private void arrive(int minute) {
            waiting.addAll(lately);
            lately.clear();
            while (!waiting.isEmpty()
                    && minute - waiting.getFirst() >= flow.deadline().toMinutes()) {
                waiting.removeFirst();
                expired++;
            }
            for (owed += flow.inMinute(minute); owed >= 1; owed--) {
                lately.addLast(minute);
            }
        }

        private boolean serve(int minute, boolean fresh) {
            if (!carried()) {
                return false;
            }
            waits.add(minute - (fresh ? lately : waiting).removeFirst());
            return true;
        }

        private boolean carried() {
            double drawn = random.nextDouble();
            for (var way : flow.ways()) {
                drawn -= way.share();
                if (drawn < 0 && way.share() > 0) {
                    if (take(way.provider())) {
                        return true;
                    }
                    break;
                }
            }
            return flow.ways().stream().anyMatch(way -> take(way.provider()));
        }
    }
}
