package dev.everpost.store.sqlite;

import java.util.ArrayList;
import java.util.List;

/** Cuts what has gathered into transactions of bounded size. */
final class Batches {

    private Batches() {}

    /** In the order given; a request larger than {@code bytesMax} stands alone. Callers who gave up are left out. */
    static List<List<Request<?>>> of(List<Request<?>> gathered, long bytesMax) {
        var batches = new ArrayList<List<Request<?>>>();
        var batch = new ArrayList<Request<?>>();
        long bytes = 0;
        for (var request : gathered) {
            if (request.isAbandoned()) {
                continue;
            }
            if (!batch.isEmpty() && bytes + request.operation().bytes() > bytesMax) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(request);
            bytes += request.operation().bytes();
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }
}
