package dev.everpost.provider.ses;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import dev.everpost.provider.Capabilities;
import dev.everpost.provider.Checkup;
import dev.everpost.provider.Finding;
import dev.everpost.provider.Inquiry;
import dev.everpost.provider.Parcel;
import dev.everpost.provider.Provider;
import dev.everpost.provider.web.OneByOne;
import dev.everpost.world.Names;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

/**
 * One Amazon SES account, by SendEmail with raw content. Thread-safe.
 *
 * <p>The envelope's recipients go into ToAddresses, which for raw content means the envelope and nothing else, so blind
 * copies stay blind. SES replaces Date and Message-ID. All recipients of a call share its outcome; when it may be the fault of one address, each gets
 * a call of its own.
 */
public final class SesProvider implements Provider {

    /** The tag on every message that carries our id, so that SES's events can be matched. */
    public static final String ID_TAG = "everpost-id";

    /** SES takes 40 MB and 50 recipients, and has no SMTPUTF8 (quotas page of the developer guide). */
    private static final Capabilities CAPABILITIES = new Capabilities(40_000_000, 50, false, false);

    private final SesProviderSettings settings;
    private final SesClients clients;

    public SesProvider(SesProviderSettings settings, Names names) {
        this.settings = settings;
        this.clients = new SesClients(settings, names);
    }

    @Override
    public ProviderName name() {
        return settings.name();
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public List<Outcome> send(Parcel parcel) {
        var sender = parcel.message().sender();
        if (sender == null) {
            var refused = new Outcome.Refused(
                    Outcome.Scope.CONTENT,
                    "SES cannot send with the null reverse path <>; route such messages by an SMTP relay");
            return Collections.nCopies(parcel.recipients().size(), refused);
        }
        return new OneByOne(to -> call(request(parcel, to, sender), parcel, to.size())).send(parcel.recipients());
    }

    @Override
    public Checkup checkup() {
        return new SesCheckup(clients.forClass(MessageClass.TRANSACTIONAL)).ask();
    }

    @Override
    public List<String> dkimSelectors(String domain) {
        return new SesSelectors(clients.forClass(MessageClass.TRANSACTIONAL)).of(domain);
    }

    /** GetMessageInsights wants the id that the lost answer would have brought, and nothing finds a message by its tags. */
    @Override
    public Finding inquire(Inquiry inquiry) {
        return new Finding.CannotTell("SES finds a message only by the id that the lost answer would have brought");
    }

    @Override
    public void close() {
        clients.close();
    }

    private OneByOne.Answer call(SendEmailRequest request, Parcel parcel, int recipients) {
        var client = clients.forClass(parcel.message().messageClass());
        var transmission = new Transmission();
        try {
            return ScopedValue.where(WatchedHttpClient.TRANSMISSION, transmission)
                    .call(() -> OneByOne.Answer.toAll(recipients, answer(client.sendEmail(request))));
        } catch (AwsServiceException answered) {
            return refusal(answered, recipients);
        } catch (SdkClientException failed) {
            return OneByOne.Answer.toAll(recipients, SesFailureMapping.outcome(failed, transmission));
        }
    }

    private SendEmailRequest request(Parcel parcel, List<Recipient> to, EmailAddress sender) {
        var recipients =
                to.stream().map(Recipient::address).map(EmailAddress::toString).toList();
        var tag = MessageTag.builder()
                .name(ID_TAG)
                .value(parcel.message().id().toString())
                .build();
        var data = SdkBytes.fromByteArrayUnsafe(wholeMessage(parcel));
        return SendEmailRequest.builder()
                .fromEmailAddress(sender.toString())
                .destination(destination -> destination.toAddresses(recipients))
                .content(content -> content.raw(raw -> raw.data(data)))
                .emailTags(tag)
                .configurationSetName(parcel.poolOr(settings.configurationSet()))
                .build();
    }

    /** The one copy that is made of the content on our side. */
    private static byte[] wholeMessage(Parcel parcel) {
        var trace = parcel.trace().getBytes(StandardCharsets.US_ASCII);
        var content = parcel.content().bytes();
        var whole = Arrays.copyOf(trace, trace.length + content.length);
        System.arraycopy(content, 0, whole, trace.length, content.length);
        return whole;
    }

    private static Outcome answer(SendEmailResponse response) {
        var id = response.messageId();
        return id == null ? new Outcome.Unknown("200 without a MessageId") : new Outcome.Accepted(id, "200 " + id);
    }

    private static OneByOne.Answer refusal(AwsServiceException answered, int recipients) {
        var details = answered.awsErrorDetails();
        var code = details == null ? null : details.errorCode();
        var outcome = outcome(answered);
        return SesErrorMapping.mayBeAboutOneAddress(code, outcome)
                ? OneByOne.Answer.perhapsForOne(recipients, outcome)
                : OneByOne.Answer.toAll(recipients, outcome);
    }

    static Outcome outcome(AwsServiceException answered) {
        var details = answered.awsErrorDetails();
        var code = details == null ? null : details.errorCode();
        var message = details == null ? null : details.errorMessage();
        return SesErrorMapping.outcome(
                answered.statusCode(), code, message == null ? "" : message, retryAfter(answered));
    }

    private static @Nullable Duration retryAfter(AwsServiceException answered) {
        var details = answered.awsErrorDetails();
        if (details == null || details.sdkHttpResponse() == null) {
            return null;
        }
        return details.sdkHttpResponse()
                .firstMatchingHeader("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(null);
    }
}
