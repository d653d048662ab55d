package dev.everpost.scenario;

/**
 * More messages than {@code ratePerSecond} are answered 454 (SMTP) or 429 (HTTP).
 *
 * @param ratePerSecond messages, 0 (nothing passes) to 100 000
 */
public record Throttled(double ratePerSecond) implements Fault {

    public Throttled {
        if (!(ratePerSecond >= 0 && ratePerSecond <= 100_000)) {
            throw new IllegalArgumentException("rate " + ratePerSecond + " is outside 0 to 100000 messages per second");
        }
    }

    @Override
    public FaultKind kind() {
        return FaultKind.THROTTLED;
    }

    @Override
    public String words() {
        return "takes " + ratePerSecond + " messages per second and throttles the rest";
    }
}
