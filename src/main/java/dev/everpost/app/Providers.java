package dev.everpost.app;

import dev.everpost.app.settings.AzureCarrier;
import dev.everpost.app.settings.BrevoCarrier;
import dev.everpost.app.settings.MailgunCarrier;
import dev.everpost.app.settings.MailjetCarrier;
import dev.everpost.app.settings.MxCarrier;
import dev.everpost.app.settings.Patience;
import dev.everpost.app.settings.PostmarkCarrier;
import dev.everpost.app.settings.ProviderSettings;
import dev.everpost.app.settings.ResendCarrier;
import dev.everpost.app.settings.Secret;
import dev.everpost.app.settings.SendGridCarrier;
import dev.everpost.app.settings.SesCarrier;
import dev.everpost.app.settings.SmtpCarrier;
import dev.everpost.app.settings.SparkPostCarrier;
import dev.everpost.app.settings.WebAccess;
import dev.everpost.fact.ProviderName;
import dev.everpost.provider.Provider;
import dev.everpost.provider.azure.AzureProvider;
import dev.everpost.provider.azure.AzureSettings;
import dev.everpost.provider.brevo.BrevoProvider;
import dev.everpost.provider.brevo.BrevoSettings;
import dev.everpost.provider.mailgun.MailgunProvider;
import dev.everpost.provider.mailgun.MailgunSettings;
import dev.everpost.provider.mailjet.MailjetProvider;
import dev.everpost.provider.mailjet.MailjetSettings;
import dev.everpost.provider.postmark.PostmarkProvider;
import dev.everpost.provider.postmark.PostmarkSettings;
import dev.everpost.provider.resend.ResendProvider;
import dev.everpost.provider.resend.ResendSettings;
import dev.everpost.provider.sendgrid.SendGridProvider;
import dev.everpost.provider.sendgrid.SendGridSettings;
import dev.everpost.provider.ses.SesProvider;
import dev.everpost.provider.ses.SesProviderSettings;
import dev.everpost.provider.smtp.SmtpProvider;
import dev.everpost.provider.smtp.SmtpProviderSettings;
import dev.everpost.provider.smtp.SmtpProviderSettings.Encryption;
import dev.everpost.provider.smtp.SmtpProviderSettings.Limits;
import dev.everpost.provider.sparkpost.SparkPostProvider;
import dev.everpost.provider.sparkpost.SparkPostSettings;
import dev.everpost.provider.web.WebSettings;
import dev.everpost.smtp.ClientCredentials;
import dev.everpost.smtp.ClientPatience;
import dev.everpost.smtp.ClientTls;
import dev.everpost.smtp.SmtpClientKeeping;
import dev.everpost.world.World;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes providers from their settings. */
record Providers(String hostname, DirectDelivery direct, World world) {

    /** A provider that has opened nothing yet. */
    Provider provider(ProviderName name, ProviderSettings settings) {
        return switch (settings.carrier()) {
            case SmtpCarrier smtp -> new SmtpProvider(name, smtp(smtp, settings.concurrencyMax()), world);
            case MxCarrier mx -> direct.provider(name, mx);
            case SesCarrier ses -> new SesProvider(ses(name, ses, settings.concurrencyMax()), world.names());
            case PostmarkCarrier postmark ->
                new PostmarkProvider(postmark(name, postmark, settings.concurrencyMax()), world);
            case ResendCarrier resend -> new ResendProvider(resend(name, resend, settings.concurrencyMax()), world);
            case SendGridCarrier sendGrid ->
                new SendGridProvider(sendGrid(name, sendGrid, settings.concurrencyMax()), world);
            case MailgunCarrier mailgun ->
                new MailgunProvider(mailgun(name, mailgun, settings.concurrencyMax()), world);
            case SparkPostCarrier sparkpost ->
                new SparkPostProvider(sparkpost(name, sparkpost, settings.concurrencyMax()), world);
            case AzureCarrier azure -> new AzureProvider(azure(name, azure, settings.concurrencyMax()), world);
            case BrevoCarrier brevo -> new BrevoProvider(brevo(name, brevo, settings.concurrencyMax()), world);
            case MailjetCarrier mailjet ->
                new MailjetProvider(mailjet(name, mailjet, settings.concurrencyMax()), world);
        };
    }

    private SmtpProviderSettings smtp(SmtpCarrier smtp, int connections) {
        var mode = switch (smtp.tls()) {
            case NONE -> ClientTls.Mode.NONE;
            case OPPORTUNISTIC -> ClientTls.Mode.OPPORTUNISTIC;
            case STARTTLS -> ClientTls.Mode.STARTTLS;
            case IMPLICIT -> ClientTls.Mode.IMPLICIT;
        };
        var credentials =
                smtp.username() == null ? null : new ClientCredentials(smtp.username(), secret(smtp.password()));
        return new SmtpProviderSettings(
                smtp.host(),
                smtp.port(),
                new Encryption(mode, smtp.verify(), smtp.ca(), false),
                credentials,
                Objects.requireNonNullElse(smtp.localName(), hostname),
                patience(smtp.patienceCritical()),
                patience(smtp.patience()),
                new SmtpClientKeeping(
                        connections, SmtpClientKeeping.STANDARD.idleTime(), SmtpClientKeeping.STANDARD.messagesMax()),
                Limits.STANDARD,
                true);
    }

    private static PostmarkSettings postmark(ProviderName name, PostmarkCarrier postmark, int connections) {
        var accountToken = postmark.accountToken();
        var bulk = Objects.requireNonNullElse(postmark.messageStreamBulk(), postmark.messageStream());
        return new PostmarkSettings(
                web(name, postmark.access(), connections),
                Objects.requireNonNullElse(postmark.access().endpoint(), PostmarkSettings.ENDPOINT),
                postmark.serverToken().value(),
                accountToken == null ? null : accountToken.value(),
                new PostmarkSettings.Streams(postmark.messageStream(), bulk),
                postmark.tracking());
    }

    private static SparkPostSettings sparkpost(ProviderName name, SparkPostCarrier sparkpost, int connections) {
        var own = switch (sparkpost.region()) {
            case US -> SparkPostSettings.US;
            case EU -> SparkPostSettings.EU;
        };
        return new SparkPostSettings(
                web(name, sparkpost.access(), connections),
                Objects.requireNonNullElse(sparkpost.access().endpoint(), own),
                sparkpost.apiKey().value(),
                sparkpost.subaccount(),
                sparkpost.ipPool(),
                sparkpost.tracking());
    }

    static ClientPatience patience(Patience patience) {
        return new ClientPatience(patience.connect(), patience.command(), patience.answer());
    }

    /** How the API of such a provider is called. */
    static WebSettings web(ProviderName name, WebAccess access, int connections) {
        return new WebSettings(
                name,
                access.ca(),
                webPatience(access.patienceCritical()),
                webPatience(access.patience()),
                Math.min(connections, 1000));
    }

    private static WebSettings.Patience webPatience(Patience patience) {
        return new WebSettings.Patience(patience.connect(), patience.answer());
    }

    private static AzureSettings azure(ProviderName name, AzureCarrier azure, int connections) {
        return new AzureSettings(
                web(name, azure.access(), connections),
                Objects.requireNonNull(azure.access().endpoint()),
                azure.accessKey().value());
    }

    private static ResendSettings resend(ProviderName name, ResendCarrier resend, int connections) {
        return new ResendSettings(
                web(name, resend.access(), connections),
                Objects.requireNonNullElse(resend.access().endpoint(), ResendSettings.ENDPOINT),
                resend.apiKey().value());
    }

    private static SesProviderSettings ses(ProviderName name, SesCarrier ses, int connections) {
        var key = ses.accessKeyId() == null
                ? null
                : new SesProviderSettings.Key(ses.accessKeyId(), secret(ses.secretAccessKey()));
        return new SesProviderSettings(
                name,
                ses.region(),
                ses.endpoint(),
                key,
                ses.configurationSet(),
                ses.ca(),
                sesPatience(ses.patienceCritical()),
                sesPatience(ses.patience()),
                Math.min(connections, 1000));
    }

    private static SesProviderSettings.Patience sesPatience(Patience patience) {
        return new SesProviderSettings.Patience(patience.connect(), patience.answer());
    }

    private static SendGridSettings sendGrid(ProviderName name, SendGridCarrier carrier, int connections) {
        return new SendGridSettings(
                web(name, carrier.access(), connections),
                switch (carrier.region()) {
                    case GLOBAL -> SendGridSettings.Region.GLOBAL;
                    case EU -> SendGridSettings.Region.EU;
                },
                carrier.access().endpoint(),
                carrier.apiKey().value(),
                carrier.ipPool());
    }

    private static MailgunSettings mailgun(ProviderName name, MailgunCarrier carrier, int connections) {
        return new MailgunSettings(
                web(name, carrier.access(), connections),
                switch (carrier.region()) {
                    case US -> MailgunSettings.Region.US;
                    case EU -> MailgunSettings.Region.EU;
                },
                carrier.access().endpoint(),
                carrier.domain(),
                carrier.apiKey().value(),
                carrier.ipPool());
    }

    private static BrevoSettings brevo(ProviderName name, BrevoCarrier brevo, int connections) {
        return new BrevoSettings(
                Objects.requireNonNullElse(brevo.access().endpoint(), BrevoSettings.PUBLIC),
                brevo.apiKey().value(),
                brevo.sendingIp(),
                web(name, brevo.access(), connections));
    }

    private static MailjetSettings mailjet(ProviderName name, MailjetCarrier mailjet, int connections) {
        return new MailjetSettings(
                Objects.requireNonNullElse(mailjet.access().endpoint(), MailjetSettings.PUBLIC),
                mailjet.apiKey().value(),
                mailjet.secretKey().value(),
                web(name, mailjet.access(), connections));
    }

    private static String secret(@Nullable Secret secret) {
        return secret == null ? "" : secret.value();
    }
}
