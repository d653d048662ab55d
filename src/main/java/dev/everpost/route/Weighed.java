package dev.everpost.route;

import dev.everpost.fact.ProviderName;

/** An offer, and what it weighs this time: its harm, or for mail that explores, one drawn from what is believed possible. */
record Weighed(Offer offer, double weight) {

    ProviderName provider() {
        return offer.estimate().provider();
    }
}
