package dev.everpost.anomaly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalDouble;

/** One way to be surprised by a value. Not thread-safe. */
sealed interface View permits Novelty, Rhythm, Reach, Undercurrent {

    /** How far a value is from what was learned, in any unit that does not change; nothing when there is too little of it. */
    OptionalDouble surprise(Instant at, double value);

    void learn(Instant at, double value);

    /** What a value is that surprises this view most, for people. */
    String words();

    void save(DataOutput out) throws IOException;

    /** Reads what was saved into this, which is new. */
    void load(DataInput in) throws IOException;
}
