package dev.everpost.publish;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What became of events, in order. */
final class CountedEvents implements PublishEvents {

    final List<String> all = new CopyOnWriteArrayList<>();

    @Override
    public void delivered(String destination) {
        all.add("delivered " + destination);
    }

    @Override
    public void failed(String destination) {
        all.add("failed " + destination);
    }

    @Override
    public void dropped(String destination) {
        all.add("dropped " + destination);
    }
}
