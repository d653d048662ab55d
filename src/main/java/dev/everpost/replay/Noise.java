package dev.everpost.replay;

import dev.everpost.fact.Fact.Report;
import dev.everpost.fact.Outcome;
import dev.everpost.health.Reading;
import dev.everpost.health.Scope;
import dev.everpost.health.Signal;
import dev.everpost.health.Source;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission.Via;
import dev.everpost.standing.Visit;
import dev.everpost.world.World;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** The mail of quiet days and what becomes of it. For one running thread at a time. */
final class Noise {

    /** Messages per second at noon and at four in the morning. */
    private static final double NOON = 0.25;

    private static final double NIGHT = 0.004;
    private static final double GREYLISTED = 0.015;
    private static final double WRONG_ADDRESS = 0.008;
    private static final double FAILED = 0.001;
    private static final double UNANSWERED = 0.0005;
    private static final double THROTTLED = 0.0005;
    /** One message a day that its provider chokes on, tried so often, with a wait that doubles. */
    private static final int POISON_TRIES = 8;

    private static final Duration POISON_WAITS = Duration.ofSeconds(5);

    private static final String[] DOMAINS = {
        "gmail.com", "outlook.com", "yahoo.com", "one.example", "two.example", "three.example", "four.example"
    };

    private final World world;
    private long number;
    private long bulkLeft;
    private long poisonLeft;
    private long poison;
    private long poisonDue;
    private long slowUntil;

    /** One message, and what a provider says to it; {@code again}: it was tried before. */
    record Item(Message message, Recipient recipient, Outcome outcome, Duration took, boolean again) {

        Visit visit() {
            return new Visit(message.messageClass(), 1, again, false);
        }
    }

    Noise(World world) {
        this.world = world;
    }

    /** To the next message. */
    Duration gap() {
        double rate = bulkLeft > 0 ? 5 : rate();
        return Duration.ofNanos((long) (-Math.log(1 - world.chance().nextDouble()) / rate * 1e9));
    }

    /** A day has a quiet night and a busy noon, a week a quiet end. */
    private double rate() {
        var now = world.time().now().atOffset(ZoneOffset.UTC);
        double hour = now.getHour() + now.getMinute() / 60.0;
        double day = Math.pow((1 + Math.cos((hour - 13) / 24 * 2 * Math.PI)) / 2, 2);
        boolean weekend = now.getDayOfWeek().getValue() >= 6;
        return NIGHT + (NOON - NIGHT) * day * (weekend ? 0.4 : 1);
    }

    Item next() {
        var chance = world.chance();
        startSomething();
        boolean bulk = bulkLeft > 0;
        boolean poisoned = poisonLeft > 0 && world.time().nanos() >= poisonDue;
        long id = poisoned ? poison : ++number;
        bulkLeft -= bulk ? 1 : 0;
        boolean again = poisoned && poisonLeft < POISON_TRIES;
        if (poisoned) {
            poisonLeft--;
            poisonDue = world.time().nanos() + (POISON_WAITS.toNanos() << (POISON_TRIES - poisonLeft));
        }
        var messageClass =
                bulk ? MessageClass.BULK : chance.happens(0.4) ? MessageClass.CRITICAL : MessageClass.TRANSACTIONAL;
        var address = EmailAddress.of("person" + chance.nextInt(9_000) + "@" + DOMAINS[chance.nextInt(DOMAINS.length)]);
        var outcome = poisoned ? new Outcome.ProviderDown(Outcome.Failure.BROKEN, "connection closed") : outcome(bulk);
        return new Item(message(id, messageClass), Recipient.plain(0, address), outcome, took(outcome), again);
    }

    private void startSomething() {
        var chance = world.chance();
        double second = 1.0 / Math.max(rate(), 0.001);
        double perDay = second / Duration.ofDays(1).toSeconds();
        if (chance.happens(perDay)) {
            poison = ++number;
            poisonLeft = POISON_TRIES;
            poisonDue = 0;
        }
        if (bulkLeft <= 0 && chance.happens(2 * perDay)) {
            bulkLeft = 100L + chance.nextInt(400);
        }
        if (chance.happens(4 * perDay)) {
            slowUntil = world.time().nanos() + Duration.ofSeconds(90).toNanos();
        }
    }

    private Outcome outcome(boolean bulk) {
        double drawn = world.chance().nextDouble();
        double wrong = bulk ? 3 * WRONG_ADDRESS : WRONG_ADDRESS;
        if ((drawn -= GREYLISTED) < 0) {
            return new Outcome.TryLater(Outcome.Cause.RECIPIENT, null, "451 4.7.1 greylisted");
        }
        if ((drawn -= wrong) < 0) {
            return new Outcome.Refused(Outcome.Scope.RECIPIENT, "550 5.1.1 no such user");
        }
        if ((drawn -= FAILED) < 0) {
            return new Outcome.ProviderDown(Outcome.Failure.SERVER_ERROR, "503 try again");
        }
        if ((drawn -= UNANSWERED) < 0) {
            return new Outcome.Unknown("no answer");
        }
        return drawn - THROTTLED < 0
                ? new Outcome.TryLater(Outcome.Cause.THROTTLED, null, "429 slow down")
                : new Outcome.Accepted("id", "250 ok");
    }

    private Duration took(Outcome outcome) {
        var usual = Duration.ofMillis(
                80 + (long) (200 * -Math.log(1 - world.chance().nextDouble())));
        if (outcome instanceof Outcome.Unknown) {
            return Duration.ofSeconds(4);
        }
        return world.time().nanos() < slowUntil ? usual.multipliedBy(6) : usual;
    }

    Report report() {
        double drawn = world.chance().nextDouble();
        if (drawn < 0.008) {
            return Report.BOUNCED_FOR_GOOD;
        }
        return drawn < 0.02 ? Report.DELAYED : Report.DELIVERED;
    }

    Duration reportAfter() {
        return Duration.ofSeconds(2 + (long) (8 * -Math.log(1 - world.chance().nextDouble())));
    }

    /** Twice a month, for hours, a vendor's page speaks of something that is not ours. */
    Optional<Signal> page() {
        long day = Duration.ofNanos(world.time().nanos()).toDays();
        int hour = world.time().now().atOffset(ZoneOffset.UTC).getHour();
        return day % 14 == 5 && hour >= 9 && hour < 13
                ? Optional.of(new Signal(
                        Source.FEED,
                        "page:ses",
                        new Scope.Vendor("ses", null, null),
                        Reading.IMPAIRED,
                        0.8,
                        world.time().now(),
                        Duration.ofMinutes(6),
                        "elevated error rates in ap-south-2"))
                : Optional.empty();
    }

    private Message message(long id, MessageClass messageClass) {
        var now = world.time().now();
        return new Message(
                new MessageId(id),
                "loopback",
                Via.SMTP,
                null,
                messageClass,
                now,
                now.plus(Deadlines.of(messageClass)),
                now,
                1_000,
                null,
                null,
                Map.of(),
                Map.of());
    }
}
