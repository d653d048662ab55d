package dev.everpost.capacity;

import java.util.List;

/** Where the numbers come from. Every call looks anew. */
public interface Sight {

    /** The mail of the day that begins then; rules without any mail are left out. */
    List<Flow> flows(Start start);

    /** The providers that take mail now, with their ceilings at that time. */
    List<Road> roads(Start start);
}
