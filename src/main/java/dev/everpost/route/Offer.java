package dev.everpost.route;

/**
 * A provider weighed for one message.
 *
 * @param harm expected for a recipient, in money; lower is better
 */
public record Offer(Estimate estimate, double harm) {

    /** The numbers, for people: the estimate and what it comes to. */
    public String words() {
        return estimate.words() + " -> harm " + Estimate.digits(harm);
    }
}
