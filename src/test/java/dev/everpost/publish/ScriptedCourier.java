package dev.everpost.publish;

import dev.everpost.store.Outbox.Parcel;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A courier that answers as it is told, destination by destination; yes when nothing was told. */
final class ScriptedCourier implements Courier {

    final List<Parcel> carried = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Handover>> answers = new ConcurrentHashMap<>();
    private final Map<String, Handover> always = new ConcurrentHashMap<>();

    void answers(String destination, Handover... next) {
        answers.computeIfAbsent(destination, _ -> new ArrayDeque<>()).addAll(List.of(next));
    }

    void always(String destination, Handover answer) {
        always.put(destination, answer);
    }

    @Override
    public Handover carry(Parcel parcel) {
        carried.add(parcel);
        var next = answers.get(parcel.destination());
        var answer = next == null ? null : next.poll();
        return answer == null ? always.getOrDefault(parcel.destination(), new Handover.Delivered()) : answer;
    }
}
