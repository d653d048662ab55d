package dev.everpost.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;

/**
 * The time of a series, which goes forward: repeated and earlier times are turned away. A clock that stays behind is believed
 * after {@value #PATIENCE} values, so that one time from the future cannot make a detector deaf. Not thread-safe.
 */
final class Course {

    private static final int PATIENCE = 20;

    private long latest = Long.MIN_VALUE;
    private int turnedAway;

    /** Whether a value of this time may be looked at; remembers the time. */
    boolean accepts(Instant at) {
        long time = at.getEpochSecond();
        if (time <= latest && turnedAway < PATIENCE) {
            turnedAway++;
            return false;
        }
        latest = time;
        turnedAway = 0;
        return true;
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(latest);
        out.writeInt(turnedAway);
    }

    void load(DataInput in) throws IOException {
        latest = in.readLong();
        turnedAway = in.readInt();
    }
}
