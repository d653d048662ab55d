package dev.everpost.provider.mailjet;

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
import dev.everpost.provider.web.WebClient;
import dev.everpost.world.World;
import java.util.List;

/**
 * One Mailjet account, by the Send API v3.1. Thread-safe; errors are outcomes.
 *
 * <p>Mailjet takes messages in parts, up to 50 in a call, and answers each by itself. It has no key against second copies; what it
 * took is found by our id in {@code CustomID}.
 */
public final class MailjetProvider implements Provider {

    /**
     * 15 MB of files in all, 50 recipients a message (properties of the Send API v3.1). Several Reply-To addresses and letters
     * beyond ASCII in headers do not travel.
     */
    private static final Capabilities CAPABILITIES = new Capabilities(
            15_000_000,
            50,
            false,
            false,
            new Carrying(Form.PARTS, true, true, 1, true, false),
            new Offers(false, true, false, false, List.of()));

    private final MailjetSettings settings;
    private final MailjetRequests requests;
    private final WebClient client;
    private final World world;

    public MailjetProvider(MailjetSettings settings, World world) {
        this.settings = settings;
        this.requests = new MailjetRequests(settings);
        this.client = new WebClient(settings.web(), world);
        this.world = world;
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
        return new MailjetBatch(parcel, requests, client).send();
    }

    @Override
    public Checkup checkup() {
        return new MailjetAccount(requests, client).checkup();
    }

    @Override
    public Finding inquire(Inquiry inquiry) {
        return new MailjetLog(requests, client, world.time()).find(inquiry);
    }

    @Override
    public void close() {
        client.close();
    }
}
