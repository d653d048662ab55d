package dev.everpost.provider.sendgrid;

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
import dev.everpost.provider.web.WebClient;
import dev.everpost.provider.web.WebRequest;
import dev.everpost.world.World;
import java.util.List;

/**
 * One SendGrid account, by the v3 Mail Send API, which takes messages in parts. Thread-safe.
 *
 * <p>SendGrid has no idempotency key: a call that may have been taken is {@link Outcome.Unknown}. Our id travels as the custom
 * argument {@value #ID_ARGUMENT}, which comes back in every event, and in the header X-Everpost-Id.
 */
public final class SendGridProvider implements Provider {

    /** The custom argument that carries our id. */
    public static final String ID_ARGUMENT = "everpost_id";

    /** 30 MB with attachments and 1000 recipients (limitations of the Mail Send API); addresses are ASCII. */
    private static final Capabilities CAPABILITIES = new Capabilities(
            30_000_000,
            1000,
            false,
            false,
            new Carrying(Form.PARTS, true, true, 1000, true, true),
            new Offers(false, true, true, true, List.of("global", "eu")));

    private final SendGridSettings settings;
    private final WebClient client;
    private final SendGridAnswer answers;
    private final World world;

    public SendGridProvider(SendGridSettings settings, World world) {
        this.settings = settings;
        this.world = world;
        this.client = new WebClient(settings.web(), world);
        this.answers = new SendGridAnswer(world.time());
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
        return new InParts(rebuilt -> call(rebuilt, parcel)).send(parcel);
    }

    @Override
    public Checkup checkup() {
        return new SendGridAccount(settings, client, answers).checkup();
    }

    @Override
    public Finding inquire(Inquiry inquiry) {
        return new SendGridActivity(settings, client, world.time()).find(inquiry);
    }

    @Override
    public void close() {
        client.close();
    }

    private OneByOne.Answer call(Rebuilt rebuilt, Parcel parcel) {
        var mail = MailSend.of(rebuilt, parcel.message(), parcel.poolOr(settings.ipPool()));
        var request =
                WebRequest.postJson(settings.at("/v3/mail/send"), mail.json()).withBearer(settings.apiKey());
        var answer = client.call(request, parcel.message().messageClass());
        return answers.toMail(answer, rebuilt.recipients().size(), mail.adaptations());
    }
}
