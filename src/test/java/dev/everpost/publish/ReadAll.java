package dev.everpost.publish;

/** Lets a publisher that was not started read all that is in its book. */
public final class ReadAll {

    private ReadAll() {}

    public static void by(Publisher publisher) {
        while (publisher.step().isZero()) {
            Thread.onSpinWait();
        }
    }
}
