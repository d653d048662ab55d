package dev.everpost.app;

import dev.everpost.app.settings.AzureCarrier;
import dev.everpost.app.settings.BrevoCarrier;
import dev.everpost.app.settings.MailgunCarrier;
import dev.everpost.app.settings.MailjetCarrier;
import dev.everpost.app.settings.MxCarrier;
import dev.everpost.app.settings.PostmarkCarrier;
import dev.everpost.app.settings.ProviderSettings.Carrier;
import dev.everpost.app.settings.ResendCarrier;
import dev.everpost.app.settings.SendGridCarrier;
import dev.everpost.app.settings.SesCarrier;
import dev.everpost.app.settings.SmtpCarrier;
import dev.everpost.app.settings.SparkPostCarrier;
import dev.everpost.app.settings.WebAccess;
import dev.everpost.provider.brevo.BrevoSettings;
import dev.everpost.provider.mailgun.MailgunSettings;
import dev.everpost.provider.mailjet.MailjetSettings;
import dev.everpost.provider.postmark.PostmarkSettings;
import dev.everpost.provider.resend.ResendSettings;
import dev.everpost.provider.sendgrid.SendGridSettings;
import dev.everpost.provider.ses.SesProviderSettings;
import dev.everpost.provider.sparkpost.SparkPostSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the APIs of providers are: as configured, else the vendor's own of that region. */
final class Endpoints {

    private Endpoints() {}

    /** An API's URL and the file of authorities for it, or null for the machine's. */
    record Api(URI url, @Nullable Path authorities) {}

    /** Empty for a provider that is reached by SMTP. */
    static Optional<Api> api(Carrier carrier) {
        return switch (carrier) {
            case SmtpCarrier _, MxCarrier _ -> Optional.empty();
            case SesCarrier ses -> {
                var configured = ses.endpoint();
                var url = configured == null ? SesProviderSettings.home(ses.region()) : configured;
                yield Optional.of(new Api(url, ses.ca()));
            }
            case PostmarkCarrier postmark -> api(postmark.access(), PostmarkSettings.ENDPOINT);
            case ResendCarrier resend -> api(resend.access(), ResendSettings.ENDPOINT);
            case BrevoCarrier brevo -> api(brevo.access(), BrevoSettings.PUBLIC);
            case MailjetCarrier mailjet -> api(mailjet.access(), MailjetSettings.PUBLIC);
            case AzureCarrier azure ->
                Optional.ofNullable(azure.access().endpoint()).flatMap(own -> api(azure.access(), own));
            case SendGridCarrier sendGrid ->
                api(
                        sendGrid.access(),
                        switch (sendGrid.region()) {
                            case GLOBAL -> SendGridSettings.Region.GLOBAL.home();
                            case EU -> SendGridSettings.Region.EU.home();
                        });
            case MailgunCarrier mailgun ->
                api(
                        mailgun.access(),
                        switch (mailgun.region()) {
                            case US -> MailgunSettings.Region.US.home();
                            case EU -> MailgunSettings.Region.EU.home();
                        });
            case SparkPostCarrier sparkpost ->
                api(
                        sparkpost.access(),
                        switch (sparkpost.region()) {
                            case US -> SparkPostSettings.US;
                            case EU -> SparkPostSettings.EU;
                        });
        };
    }

    private static Optional<Api> api(WebAccess access, URI home) {
        var configured = access.endpoint();
        return Optional.of(new Api(configured == null ? home : configured, access.ca()));
    }
}
