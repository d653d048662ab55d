package dev.everpost.provider.postmark;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
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
import dev.everpost.provider.web.WebClient;
import dev.everpost.world.World;
import java.util.Collections;
import java.util.List;

/**
 * One server at Postmark, by {@code POST /email}. Thread-safe.
 *
 * <p>Postmark takes no raw MIME, so messages are built again from their parts. It has no idempotency: a call that was not answered is
 * looked for by our id before anything is sent again. Source: Postmark's developer documentation, Email API.
 */
public final class PostmarkProvider implements Provider {

    /** Postmark takes 10 MB and 50 recipients a message, and no SMTPUTF8. */
    private static final Capabilities CAPABILITIES = new Capabilities(
            10_000_000, 50, false, false, Carrying.IN_PARTS, new Offers(false, true, false, false, List.of()));

    private final PostmarkSettings settings;
    private final WebClient client;
    private final PostmarkApi api;
    private final World world;

    public PostmarkProvider(PostmarkSettings settings, World world) {
        this.settings = settings;
        this.world = world;
        this.client = new WebClient(settings.web(), world);
        this.api = new PostmarkApi(settings, client);
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
        if (parcel.message().sender() == null) {
            return refused(
                    parcel, "Postmark cannot send with the null reverse path <>; route such messages by an SMTP relay");
        }
        return new InParts(call -> call(parcel, call)).send(parcel);
    }

    @Override
    public Checkup checkup() {
        return new PostmarkCheckup(api).run();
    }

    @Override
    public Finding inquire(Inquiry inquiry) {
        return new PostmarkSearch(api, world.time()).inquire(inquiry);
    }

    @Override
    public void close() {
        client.close();
    }

    private OneByOne.Answer call(Parcel parcel, Rebuilt call) {
        var message = new PostmarkMessage(parcel, call, settings);
        var answer = api.send(message.json(), parcel.message().messageClass());
        return PostmarkAnswers.read(answer, call, message.adaptations());
    }

    private static List<Outcome> refused(Parcel parcel, String why) {
        return Collections.nCopies(parcel.recipients().size(), new Outcome.Refused(Outcome.Scope.CONTENT, why));
    }
}
