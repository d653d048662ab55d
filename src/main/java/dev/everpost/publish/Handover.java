package dev.everpost.publish;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of one try to deliver an event. */
public sealed interface Handover {

    /** The receiver said yes. */
    record Delivered() implements Handover {}

    /** The receiver failed: the parcel is tried again, and so long nothing else is sent there but to see whether it is back. */
    record Failed(String why, @Nullable Duration pause) implements Handover {

        /** It is tried again as SES's events are. */
        public Failed(String why) {
            this(why, null);
        }
    }

    /** The receiver works but did not take this parcel: it is tried again after a pause, and others go on meanwhile. */
    record Declined(String why, Duration pause) implements Handover {}

    /** Nobody wants it any more. */
    record Gone(String why) implements Handover {}
}
