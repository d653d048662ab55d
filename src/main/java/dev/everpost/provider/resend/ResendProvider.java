package dev.everpost.provider.resend;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.MessageId;
import dev.everpost.message.Recipient;
import dev.everpost.provider.Capabilities;
import dev.everpost.provider.Capabilities.Carrying;
import dev.everpost.provider.Capabilities.Offers;
import dev.everpost.provider.Checkup;
import dev.everpost.provider.Finding;
import dev.everpost.provider.Inquiry;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.Provider;
import dev.everpost.provider.web.InParts;
import dev.everpost.provider.web.OneByOne;
import dev.everpost.provider.web.Rebuilt;
import dev.everpost.provider.web.RecipientSet;
import dev.everpost.provider.web.WebClient;
import dev.everpost.provider.web.WebRequest;
import dev.everpost.world.World;
import java.util.HexFormat;
import java.util.List;

/**
 * One Resend team, by Send Email. Thread-safe.
 *
 * <p>Resend takes no raw MIME, so messages are taken apart. Every call has an idempotency key made of the message's id and its
 * recipients: within 24 hours the same call again makes no second message.
 */
public final class ResendProvider implements Provider {

    /** 40 MB after base64 and 50 recipients (Send Email in the API reference), with room for what JSON adds. */
    private static final Capabilities CAPABILITIES = new Capabilities(
            39_000_000, 50, false, false, Carrying.IN_PARTS, new Offers(true, true, true, false, List.of()));

    private final ResendSettings settings;
    private final WebClient web;
    private final ResendAccount account;
    private final ResendSearch search;

    public ResendProvider(ResendSettings settings, World world) {
        this.settings = settings;
        this.web = new WebClient(settings.web(), world);
        this.account = new ResendAccount(settings, web);
        this.search = new ResendSearch(settings, web, world.time());
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
        return new InParts(rebuilt -> call(parcel, rebuilt)).send(parcel);
    }

    @Override
    public Checkup checkup() {
        return account.checkup();
    }

    @Override
    public Finding inquire(Inquiry inquiry) {
        return search.find(inquiry);
    }

    @Override
    public void close() {
        web.close();
    }

    private OneByOne.Answer call(Parcel parcel, Rebuilt rebuilt) {
        var message = parcel.message();
        var letter = new ResendLetter(message, rebuilt);
        var request = WebRequest.postJson(settings.endpoint().resolve("/emails"), letter.json())
                .withBearer(settings.apiKey())
                .with("Idempotency-Key", key(message.id(), rebuilt.recipients()));
        var answer = web.call(request, message.messageClass());
        return ResendAnswer.toMail(answer, rebuilt.recipients().size(), letter.adaptations());
    }

    /** The same for every attempt to bring this message to these recipients. */
    private static String key(MessageId id, List<Recipient> recipients) {
        return "everpost-" + id + "-" + HexFormat.of().formatHex(RecipientSet.digest(recipients), 0, 16);
    }
}
