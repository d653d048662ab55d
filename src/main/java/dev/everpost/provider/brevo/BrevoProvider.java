package dev.everpost.provider.brevo;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.provider.Capabilities;
import dev.everpost.provider.Capabilities.Carrying;
import dev.everpost.provider.Capabilities.Form;
import dev.everpost.provider.Capabilities.Offers;
import dev.everpost.provider.Checkup;
import dev.everpost.provider.Finding;
import dev.everpost.provider.Inquiry;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.Provider;
import dev.everpost.provider.web.InParts;
import dev.everpost.provider.web.OneByOne;
import dev.everpost.provider.web.Rebuilt;
import dev.everpost.provider.web.WebAnswer;
import dev.everpost.provider.web.WebClient;
import dev.everpost.world.World;
import java.util.List;

/**
 * One Brevo account, by POST /smtp/email. Thread-safe; errors are outcomes.
 *
 * <p>Brevo takes messages in parts and sends nothing without HTML. A call carries a key made of the message's id and its
 * recipients, so that a second try of an unanswered call makes no second message within Brevo's window of 15 to 30 minutes; when
 * Brevo says that it knows the key, its event log decides.
 */
public final class BrevoProvider implements Provider {

    /**
     * 20 MB with attachments as Brevo's help pages have it, which base64 makes of 15 MB; 99 recipients a call (reference of POST
     * /smtp/email). Inline pictures, several Reply-To addresses and letters beyond ASCII in headers do not travel.
     */
    private static final Capabilities CAPABILITIES = new Capabilities(
            15_000_000,
            99,
            false,
            false,
            new Carrying(Form.PARTS, true, false, 1, true, false),
            new Offers(true, true, true, true, List.of()));

    private final BrevoSettings settings;
    private final BrevoRequests requests;
    private final WebClient client;
    private final BrevoLog log;

    public BrevoProvider(BrevoSettings settings, World world) {
        this.settings = settings;
        this.requests = new BrevoRequests(settings);
        this.client = new WebClient(settings.web(), world);
        this.log = new BrevoLog(requests, client, world.time());
    }

    @Override
    public ProviderName name() {
        return settings.web().name();
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public List<Outcome> send(Parcel parcel) {
        return new InParts(part -> call(part, parcel)).send(parcel);
    }

    @Override
    public Checkup checkup() {
        return new BrevoAccount(requests, client).checkup();
    }

    @Override
    public Finding inquire(Inquiry inquiry) {
        return log.find(inquiry);
    }

    @Override
    public void close() {
        client.close();
    }

    private OneByOne.Answer call(Rebuilt part, Parcel parcel) {
        var message = parcel.message();
        var count = part.recipients().size();
        var mark = BrevoMark.of(message, part.recipients());
        var letter = BrevoLetter.of(part, mark, BrevoMark.tags(message), settings.sendingIp());
        return switch (client.call(requests.send(letter.json()), message.messageClass())) {
            case WebAnswer.Failed(var outcome) -> OneByOne.Answer.toAll(count, outcome);
            case WebAnswer.Answered answered
            when answered.isGood() -> OneByOne.Answer.toAll(count, BrevoAnswers.taken(answered, letter.adaptations()));
            case WebAnswer.Answered answered
            when BrevoAnswers.isRepeated(answered) ->
                OneByOne.Answer.toAll(count, repeated(part, parcel, answered, letter.adaptations()));
            case WebAnswer.Answered answered -> refused(count, BrevoAnswers.outcome(answered));
        };
    }

    private static OneByOne.Answer refused(int count, Outcome outcome) {
        return outcome instanceof Outcome.Refused(var scope, var _) && scope == Outcome.Scope.RECIPIENT
                ? OneByOne.Answer.perhapsForOne(count, outcome)
                : OneByOne.Answer.toAll(count, outcome);
    }

    /** Brevo knows the key from a try before this one: what it did with that is in its log, if not yet, nobody knows. */
    private Outcome repeated(Rebuilt part, Parcel parcel, WebAnswer.Answered answered, List<String> adaptations) {
        var question = new Inquiry(
                parcel.message(),
                parcel.attempt(),
                part.recipients(),
                parcel.message().acceptedAt());
        var reply = answered.status() + " " + answered.text();
        return log.find(question) instanceof Finding.Taken(var id, var words)
                ? new Outcome.Accepted(id, words, adaptations)
                : new Outcome.Unknown("Brevo has seen this call before, and its log does not show it: " + reply);
    }
}
