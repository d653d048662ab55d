package dev.everpost.provider.mailgun;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Recipient;
import dev.everpost.provider.Capabilities;
import dev.everpost.provider.Capabilities.Carrying;
import dev.everpost.provider.Capabilities.Offers;
import dev.everpost.provider.Checkup;
import dev.everpost.provider.Finding;
import dev.everpost.provider.Inquiry;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.Provider;
import dev.everpost.provider.web.OneByOne;
import dev.everpost.provider.web.WebClient;
import dev.everpost.provider.web.WebRequest;
import dev.everpost.world.World;
import java.util.List;

/**
 * One sending domain at Mailgun, by its Messages API, which takes the message byte for byte. Thread-safe.
 *
 * <p>Mailgun has no idempotency key, and what it answers with 5xx may have been sent: that is {@link Outcome.Unknown}, and the Events
 * API tells later. Our id travels as the variable {@value #ID_VARIABLE}, which comes back in every event, and in the trace header.
 */
public final class MailgunProvider implements Provider {

    /** The variable that carries our id. */
    public static final String ID_VARIABLE = "everpost-id";

    /** 25 MB and 1000 recipients (Messages API); the envelope sender is Mailgun's, so there is no null one. */
    private static final Capabilities CAPABILITIES = new Capabilities(
            25_000_000,
            1000,
            false,
            false,
            Carrying.AS_SUBMITTED,
            new Offers(false, true, true, true, List.of("us", "eu")));

    private final MailgunSettings settings;
    private final WebClient client;
    private final World world;

    public MailgunProvider(MailgunSettings settings, World world) {
        this.settings = settings;
        this.world = world;
        this.client = new WebClient(settings.web(), world);
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
        return new OneByOne(to -> call(parcel, to)).send(parcel.recipients());
    }

    @Override
    public Checkup checkup() {
        return new MailgunAccount(settings, client).checkup();
    }

    @Override
    public Finding inquire(Inquiry inquiry) {
        return new MailgunEventSearch(settings, client, world.time()).find(inquiry);
    }

    @Override
    public void close() {
        client.close();
    }

    private OneByOne.Answer call(Parcel parcel, List<Recipient> to) {
        var form = MailgunForm.of(parcel, to, parcel.poolOr(settings.ipPool()), world.chance());
        var request = WebRequest.post(
                        settings.at("/v3/" + settings.domain() + "/messages.mime"), form.contentType(), form.pieces())
                .withBasic("api", settings.apiKey());
        var answer = client.call(request, parcel.message().messageClass());
        return MailgunAnswer.toMail(answer, to.size(), form.adaptations());
    }
}
