package dev.everpost.app;

import dev.everpost.audit.Remark;
import dev.everpost.audit.Remark.Mark;
import dev.everpost.fact.Outcome;
import dev.everpost.intake.MessageIds;
import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission.Via;
import dev.everpost.mime.Rfc5322Date;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.Provider;
import dev.everpost.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One letter to one person by one provider, past queue and gates: shows what the provider says today. */
record TestMessage(EmailAddress from, EmailAddress to, String hostname, World world) {

    Remark by(Provider provider) {
        var id = new MessageIds(world).next();
        var now = world.time().now();
        var content = new Content(text(id.toString(), provider, now).getBytes(StandardCharsets.UTF_8));
        var message = new Message(
                id,
                "providers-check",
                Via.INTERNAL,
                from,
                MessageClass.TRANSACTIONAL,
                now,
                now.plus(Duration.ofHours(1)),
                now,
                content.size(),
                null,
                "Everpost test by " + provider.name(),
                Map.of(),
                Map.of());
        long start = world.time().nanos();
        var outcome = provider.send(new Parcel(message, 1, List.of(Recipient.plain(0, to)), "", content))
                .getFirst();
        var took = world.time().since(start).toMillis() + " ms, message " + id + ": ";
        return remark(provider.name().value(), outcome, took);
    }

    private static Remark remark(String provider, Outcome outcome, String took) {
        var words = took + outcome.getClass().getSimpleName() + ": " + outcome.reply();
        return switch (outcome) {
            case Outcome.Accepted _ -> new Remark(Mark.GOOD, provider, "send", words, "");
            case Outcome.TryLater _, Outcome.Unknown _ ->
                new Remark(Mark.WARNING, provider, "send", words, "try again in a few minutes");
            case Outcome.Refused _, Outcome.ProviderDown _, Outcome.AccountTrouble _ ->
                new Remark(Mark.BAD, provider, "send", words, "it would carry no such mail today");
        };
    }

    private String text(String id, Provider provider, Instant now) {
        return String.join(
                "\r\n",
                "From: <" + from + ">",
                "To: <" + to + ">",
                "Subject: Everpost test by " + provider.name(),
                "Date: " + Rfc5322Date.format(now),
                "Message-ID: <" + id + "@" + hostname + ">",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=UTF-8",
                "",
                "This test message, " + id + ", left by the provider " + provider.name() + ".",
                "");
    }
}
