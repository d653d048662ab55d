package dev.everpost.app;

import dev.everpost.app.settings.CanarySettings;
import dev.everpost.app.settings.ProviderSettings;
import dev.everpost.app.settings.Settings;
import dev.everpost.delivery.Carriers;
import dev.everpost.delivery.Carriers.Carrier;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.canary.CanaryPost;
import dev.everpost.intake.MessageIds;
import dev.everpost.message.Content;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission.Via;
import dev.everpost.mime.Rfc5322Date;
import dev.everpost.provider.Parcel;
import dev.everpost.standing.Entry;
import dev.everpost.standing.Permit;
import dev.everpost.standing.Visit;
import dev.everpost.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Writes canaries and hands each to its provider, through the provider's gate and quota as bulk mail, and past the spool: no
 * figure about the mail of applications counts them.
 */
record CanaryLetters(
        CanarySettings canary,
        Supplier<Settings> settings,
        Supplier<Carriers> carriers,
        String hostname,
        MessageIds ids,
        World world)
        implements CanaryPost {

    @Override
    public List<ProviderName> providers() {
        return settings.get().providers().stream()
                .map(ProviderSettings::name)
                .filter(name ->
                        canary.providers().isEmpty() || canary.providers().contains(name))
                .map(ProviderName::new)
                .toList();
    }

    @Override
    public Handing hand(ProviderName provider, String subject, Instant at) {
        var found = carriers.get().find(provider);
        if (found.isEmpty()) {
            return new Handing.NotNow("it is not configured any more");
        }
        var carrier = found.get();
        return switch (carrier.gate().enter(Visit.first(MessageClass.BULK, 1))) {
            case Entry.Entered(var permit, var _) -> call(carrier, permit, parcel(subject, at));
            case Entry.Closed shut -> new Handing.NotNow(shut.why());
            case Entry.Busy busy -> new Handing.NotNow(busy.why());
        };
    }

    private Handing call(Carrier carrier, Permit permit, Parcel parcel) {
        long start = world.time().nanos();
        boolean left = false;
        try {
            var outcomes = carrier.provider().send(parcel);
            left = true;
            carrier.gate().leave(permit, outcomes, world.time().since(start));
            return new Handing.Called(outcomes.getFirst());
        } finally {
            if (!left) {
                carrier.gate().abandon(permit);
            }
        }
    }

    private Parcel parcel(String subject, Instant at) {
        var id = ids.next();
        var to = canary.mailbox().address();
        var content = new Content(text(id.toString(), subject, at).getBytes(StandardCharsets.UTF_8));
        var message = new Message(
                id,
                "canary",
                Via.INTERNAL,
                canary.from(),
                MessageClass.BULK,
                at,
                at.plus(Duration.ofHours(1)),
                at,
                content.size(),
                null,
                subject,
                Map.of(),
                Map.of());
        return new Parcel(message, 1, List.of(Recipient.plain(0, to)), "", content);
    }

    private String text(String id, String subject, Instant at) {
        return String.join(
                "\r\n",
                "From: <" + canary.from() + ">",
                "To: <" + canary.mailbox().address() + ">",
                "Subject: " + subject,
                "Date: " + Rfc5322Date.format(at),
                "Message-ID: <" + id + "@" + hostname + ">",
                "Auto-Submitted: auto-generated",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=UTF-8",
                "",
                "Sent by Everpost to see that mail arrives, and how fast. It is deleted when it is read.",
                "");
    }
}
