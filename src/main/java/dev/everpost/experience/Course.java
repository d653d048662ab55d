package dev.everpost.experience;

import java.time.Duration;
import java.util.List;

/** What happened to one part of the mail, asked by how far back. Thread-safe; each answer is made anew and takes microseconds. */
public interface Course {

    /**
     * All since about so long ago: in slots of 10 s up to 10 minutes, of a minute up to 2 hours, of an hour up to 8 days, the
     * present one included and the oldest whole.
     */
    Counts over(Duration length);

    /** The latest slots one by one, the oldest first and the present one, which is not over, last. */
    List<Slot> minutes(int most);

    /** The same by the hour. */
    List<Slot> hours(int most);
}
