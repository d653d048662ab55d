package dev.everpost.ses;

import dev.everpost.intake.Intake;
import dev.everpost.intake.Receipt;
import dev.everpost.intake.Submitter;
import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission;
import dev.everpost.message.Submission.Via;
import dev.everpost.mime.Composer;
import dev.everpost.mime.Composition;
import dev.everpost.mime.Letter;
import dev.everpost.mime.NamedAddress;
import dev.everpost.ses.SesError.Kind;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the mail that asks the owner of an address to agree, and sends it like any other mail. Thread-safe. */
final class VerificationMail {

    private final Intake intake;
    private final String hostname;
    private final World world;

    /** @param hostname of the gateway, for senders who have no address of their own */
    VerificationMail(Intake intake, String hostname, World world) {
        this.intake = intake;
        this.hostname = hostname;
        this.world = world;
    }

    /** The gateway's own words, from the submitter's first sender. */
    Result<String> sendPlain(Caller caller, EmailAddress to, String link, Duration goodFor) {
        var wording = VerificationWording.plain(caller.submitter().name(), to.toString(), link, goodFor);
        return from(caller.submitter())
                .map(from -> send(caller, from, to, wording, null, goodFor))
                .orElseGet(() -> Result.failed(
                        Kind.BAD_REQUEST,
                        "There is no address to send the verification mail from: give submitter '"
                                + caller.submitter().name() + "' a sender in the gateway's configuration."));
    }

    /** The words of a template. */
    Result<String> sendCustom(
            Caller caller,
            VerificationTemplate template,
            EmailAddress to,
            String link,
            @Nullable String configurationSet,
            Duration goodFor) {
        var wording = VerificationWording.custom(template, link);
        return send(caller, EmailAddress.of(template.from()), to, wording, configurationSet, goodFor);
    }

    private Result<String> send(
            Caller caller,
            EmailAddress from,
            EmailAddress to,
            VerificationWording wording,
            @Nullable String configurationSet,
            Duration goodFor) {
        return switch (compose(from, to, wording)) {
            case Composition.Invalid(var field, var why) -> Result.failed(Kind.BAD_REQUEST, field + ": " + why);
            case Composition.Composed(var content) ->
                result(intake.submit(submission(caller, from, to, content, configurationSet, goodFor)));
        };
    }

    private Composition compose(EmailAddress from, EmailAddress to, VerificationWording wording) {
        var hex = HexFormat.of();
        var chance = world.chance();
        return new Composer(chance)
                .compose(new Letter(
                        new NamedAddress("", from),
                        List.of(new NamedAddress("", to)),
                        List.of(),
                        List.of(),
                        wording.subject(),
                        wording.text(),
                        wording.html(),
                        List.of(),
                        List.of(),
                        "<" + hex.toHexDigits(chance.nextLong()) + hex.toHexDigits(chance.nextLong()) + "@"
                                + (from.isAscii() ? from.domain() : "everpost.invalid") + ">",
                        world.time().now()));
    }

    /** A link that is too old is not worth delivering. */
    private static Submission submission(
            Caller caller,
            EmailAddress from,
            EmailAddress to,
            Content content,
            @Nullable String configurationSet,
            Duration goodFor) {
        return new Submission(
                caller.submitter().name(),
                Via.INTERNAL,
                from,
                List.of(Recipient.plain(0, to)),
                content,
                MessageClass.TRANSACTIONAL,
                goodFor,
                null,
                null,
                null,
                null,
                configurationSet == null
                        ? Map.of()
                        : Map.of(SuppressionReasons.CONFIGURATION_SET_TAG, configurationSet),
                Map.of());
    }

    private static Result<String> result(Receipt receipt) {
        return switch (receipt) {
            case Receipt.Queued(var id) -> Result.done(id.toString());
            case Receipt.AlreadyQueued(var id) -> Result.done(id.toString());
            case Receipt.Rejected(var reason, var text) -> Result.failed(Kind.MESSAGE_REJECTED, text);
            case Receipt.Unavailable(var text, var after) ->
                new Result.Failed<>(new SesError(Kind.UNAVAILABLE, text, after));
        };
    }

    private Optional<EmailAddress> from(Submitter submitter) {
        return submitter.senders().stream()
                .filter(sender -> sender.indexOf('@') > 0)
                .findFirst()
                .or(() -> submitter.senders().stream()
                        .filter(sender -> sender.startsWith("@"))
                        .map(domain -> "no-reply" + domain)
                        .findFirst())
                .or(() -> Optional.of("no-reply@" + hostname))
                .flatMap(EmailAddress::parse);
    }
}
