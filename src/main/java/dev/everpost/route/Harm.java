package dev.everpost.route;

import dev.everpost.message.MessageClass;

/**
 * What goes wrong, valued in money, so that it can be weighed against prices. All in the currency of the prices, per recipient.
 *
 * @param bounce of one that the receiver sends back after all
 * @param complaint of one that is called spam
 */
public record Harm(Stake critical, Stake transactional, Stake bulk, double bounce, double complaint) {

    /** What a class stands to lose: by an attempt that fails or that nobody knows the end of, and by each second of delay. */
    public record Stake(double failure, double second) {}

    /** A lost code costs a customer's visit, a late newsletter nothing. */
    public static final Harm DEFAULTS =
            new Harm(new Stake(1, 0.01), new Stake(0.05, 0.000_2), new Stake(0.001, 0.000_001), 0.000_5, 0.005);

    /** How long mail waits that the receiver or the provider puts off. */
    private static final double PUT_OFF_SECONDS = 60;

    /** Expected for one recipient of this class when an attempt fails with probability {@code failure}. */
    double expected(MessageClass messageClass, double failure, Estimate estimate) {
        var stake = of(messageClass);
        double seconds = estimate.seconds() + estimate.putOff() * PUT_OFF_SECONDS;
        var price = estimate.price();
        return failure * stake.failure()
                + seconds * stake.second()
                + estimate.bounced() * bounce
                + estimate.complained() * complaint
                + (price == null ? 0 : price.perMessage());
    }

    private Stake of(MessageClass messageClass) {
        return switch (messageClass) {
            case CRITICAL -> critical;
            case TRANSACTIONAL -> transactional;
            case BULK -> bulk;
        };
    }
}
