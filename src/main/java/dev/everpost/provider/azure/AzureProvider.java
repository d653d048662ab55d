package dev.everpost.provider.azure;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.Message;
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
import dev.everpost.provider.web.WebAnswer;
import dev.everpost.provider.web.WebClient;
import dev.everpost.world.World;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One Azure Communication Services resource, by Email - Send with an access key. Thread-safe.
 *
 * <p>Azure takes no raw MIME, so messages are taken apart. 202 is the hand-over: what becomes of the operation comes by Event Grid. Operations are named
 * by us, the same for every attempt at the same recipients.
 */
public final class AzureProvider implements Provider {

    /** 10 MB a request and 50 recipients ("Service limits"), with room for what JSON adds. */
    private static final Capabilities CAPABILITIES = new Capabilities(
            9_000_000, 50, false, false, Carrying.IN_PARTS, new Offers(true, false, false, false, List.of()));

    private static final UUID NOBODYS = new UUID(0, 0);

    private final AzureSettings settings;
    private final WebClient web;
    private final AzureApi api;
    private final AzureOperations operations;

    public AzureProvider(AzureSettings settings, World world) {
        this.settings = settings;
        this.web = new WebClient(settings.web(), world);
        this.api = new AzureApi(settings.endpoint(), new AccessKeySignature(settings.key()), web, world.time());
        this.operations = new AzureOperations(api, world.time());
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
        return new InParts(rebuilt -> call(parcel.message(), rebuilt)).send(parcel);
    }

    /** Asks after an operation that nobody began: a 404 of Azure's own shows that resource and key are good, and tells no more. */
    @Override
    public Checkup checkup() {
        return switch (api.operation(NOBODYS)) {
            case WebAnswer.Failed(var outcome) -> new Checkup.Failed(outcome);
            case WebAnswer.Answered answered
            when isGoodKey(answered) ->
                new Checkup.Answered(
                        true,
                        Checkup.Quota.UNTOLD,
                        Map.of(),
                        "the access key is good; Azure tells nothing of domains and quota by it");
            case WebAnswer.Answered answered -> new Checkup.Failed(AzureAnswer.trouble(answered));
        };
    }

    @Override
    public Finding inquire(Inquiry inquiry) {
        return operations.find(inquiry);
    }

    @Override
    public void close() {
        web.close();
    }

    private static boolean isGoodKey(WebAnswer.Answered answered) {
        return answered.isGood()
                || answered.status() == 404 && answered.json().path("error").isObject();
    }

    private OneByOne.Answer call(Message message, Rebuilt rebuilt) {
        var letter = new AzureLetter(message, rebuilt);
        var operation = OperationId.of(message.id(), rebuilt.recipients());
        var answer = api.send(letter.json(), operation, message.messageClass());
        return AzureAnswer.toMail(answer, rebuilt.recipients().size(), letter.adaptations());
    }
}
