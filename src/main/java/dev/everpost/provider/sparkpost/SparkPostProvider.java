package dev.everpost.provider.sparkpost;

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
import dev.everpost.world.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One account at SparkPost, by {@code POST /api/v1/transmissions} with raw content. Thread-safe.
 *
 * <p>SparkPost has no idempotency: a call that was not answered is looked for by its events before anything is sent again. Source:
 * SparkPost's API reference.
 */
public final class SparkPostProvider implements Provider {

    /** SparkPost takes 20 MB; the number of recipients is ours, and keeps a call short. It has no SMTPUTF8. */
    private static final Capabilities CAPABILITIES = new Capabilities(
            20_000_000,
            500,
            false,
            false,
            Carrying.AS_SUBMITTED,
            new Offers(false, true, false, true, List.of("us", "eu")));

    private static final String ENVELOPE = "the envelope sender is SparkPost's";
    private static final String TRACKED = "links and an open picture are SparkPost's, as configured";

    private final SparkPostSettings settings;
    private final WebClient client;
    private final SparkPostApi api;
    private final World world;

    public SparkPostProvider(SparkPostSettings settings, World world) {
        this.settings = settings;
        this.world = world;
        this.client = new WebClient(settings.web(), world);
        this.api = new SparkPostApi(settings, client);
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
                    parcel,
                    "SparkPost cannot send with the null reverse path <>; route such messages by an SMTP relay");
        }
        return switch (SparkPostContent.of(parcel, world.chance())) {
            case SparkPostContent.Unfit(var why) -> refused(parcel, why);
            case SparkPostContent.Text text -> new OneByOne(to -> call(parcel, to, text)).send(parcel.recipients());
        };
    }

    @Override
    public Checkup checkup() {
        return new SparkPostCheckup(api).run();
    }

    @Override
    public Finding inquire(Inquiry inquiry) {
        return SparkPostSearch.inquire(api, world.time(), inquiry);
    }

    @Override
    public void close() {
        client.close();
    }

    private OneByOne.Answer call(Parcel parcel, List<Recipient> to, SparkPostContent.Text text) {
        var adaptations = new ArrayList<>(text.adaptations());
        adaptations.add(ENVELOPE);
        if (settings.tracking()) {
            adaptations.add(TRACKED);
        }
        var from = settings.sendingAs(settings.subaccount(), parcel.poolOr(settings.ipPool()));
        var json = SparkPostTransmission.json(parcel.message(), to, text.rfc822(), from);
        return SparkPostAnswers.read(api.send(json, parcel.message().messageClass()), to, adaptations);
    }

    private static List<Outcome> refused(Parcel parcel, String why) {
        return Collections.nCopies(parcel.recipients().size(), new Outcome.Refused(Outcome.Scope.CONTENT, why));
    }
}
