package dev.everpost.sim;

import dev.everpost.intake.Intake;
import dev.everpost.intake.Receipt;
import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission;
import dev.everpost.message.Submission.Via;
import dev.everpost.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An application that sends mail, is told no or nothing, and tries the same submission again, over restarts of the gateway. */
final class Client {

    /** Of one message. */
    static final int RECIPIENTS_MAX = 5;

    private static final String[] DOMAINS = {"fine.example", "good.example", "broken.example"};

    private final int number;
    private final int messages;
    private final Duration paceMax;
    private final History history;
    private int made;
    private @Nullable Submission pending;

    Client(int number, int messages, Duration paceMax, History history) {
        this.number = number;
        this.messages = messages;
        this.paceMax = paceMax;
        this.history = history;
    }

    boolean done() {
        return made >= messages && pending == null;
    }

    /** Submits until everything was acknowledged; may die with the gateway and be called again. */
    void run(Intake intake, World world) {
        while (!done()) {
            if (pending == null) {
                world.threads().sleep(world.chance().upTo(paceMax));
                pending = compose(world);
                made++;
            }
            switch (intake.submit(pending)) {
                case Receipt.Queued queued -> acknowledged(queued.id(), world);
                case Receipt.AlreadyQueued queued -> acknowledged(queued.id(), world);
                case Receipt.Unavailable unavailable -> {
                    history.nacked++;
                    world.threads().sleep(unavailable.retryAfter());
                }
                case Receipt.Rejected rejected -> {
                    history.contradictions.add("a sound submission was rejected: " + rejected.text());
                    pending = null;
                }
            }
        }
    }

    private void acknowledged(dev.everpost.message.MessageId id, World world) {
        history.acknowledged(id, pending, world.time().now());
        pending = null;
    }

    private Submission compose(World world) {
        var chance = world.chance();
        var recipients = new ArrayList<Recipient>();
        int count = chance.happens(0.7) ? 1 : 2 + chance.nextInt(RECIPIENTS_MAX - 1);
        for (int i = 0; i < count; i++) {
            var domain = DOMAINS[chance.nextInt(DOMAINS.length)];
            var address = chance.happens(0.1) ? Listed.address(i) : EmailAddress.of("user" + i + "@" + domain);
            recipients.add(Recipient.plain(i, address));
        }
        var text = "Subject: " + number + "/" + made + "\r\n\r\n" + "x".repeat(chance.nextInt(200)) + "\r\n";
        var sendAt = chance.happens(0.1) ? world.time().now().plus(chance.upTo(Duration.ofMinutes(5))) : null;
        return new Submission(
                "loopback",
                Via.SMTP,
                EmailAddress.of("app@sender.example"),
                recipients,
                new Content(text.getBytes(StandardCharsets.US_ASCII)),
                MessageClass.values()[chance.nextInt(3)],
                null,
                sendAt,
                chance.happens(0.6) ? "key-" + number + "-" + made : null,
                null,
                null,
                Map.of(),
                Map.of());
    }
}
