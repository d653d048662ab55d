package dev.everpost.app;

import dev.everpost.app.settings.AzureCarrier;
import dev.everpost.app.settings.BrevoCarrier;
import dev.everpost.app.settings.MailgunCarrier;
import dev.everpost.app.settings.MailjetCarrier;
import dev.everpost.app.settings.MxCarrier;
import dev.everpost.app.settings.PostmarkCarrier;
import dev.everpost.app.settings.ProviderSettings;
import dev.everpost.app.settings.ResendCarrier;
import dev.everpost.app.settings.SendGridCarrier;
import dev.everpost.app.settings.SesCarrier;
import dev.everpost.app.settings.Settings;
import dev.everpost.app.settings.SmtpCarrier;
import dev.everpost.app.settings.SparkPostCarrier;
import dev.everpost.fact.ProviderName;
import dev.everpost.health.Site;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells of each configured provider whose it is, where it stands and how it is spoken to, as outages are scoped. */
final class Sites {

    private static final String API = "api";
    private static final String SMTP = "smtp";

    /** Amazon SES, "SMTP endpoints". */
    private static final Pattern SES_SMTP = Pattern.compile("email-smtp(?:-fips)?\\.([a-z0-9-]+)\\.amazonaws\\.com");

    private Sites() {}

    static Collection<Site> of(Settings settings) {
        return settings.providers().stream().map(Sites::of).toList();
    }

    private static Site of(ProviderSettings provider) {
        var name = new ProviderName(provider.name());
        return switch (provider.carrier()) {
            case SesCarrier ses -> new Site(name, "ses", ses.region(), API);
            case SendGridCarrier sendGrid -> new Site(name, "sendgrid", word(sendGrid.region()), API);
            case MailgunCarrier mailgun -> new Site(name, "mailgun", word(mailgun.region()), API);
            case SparkPostCarrier sparkPost -> new Site(name, "sparkpost", word(sparkPost.region()), API);
            case PostmarkCarrier _ -> new Site(name, "postmark", null, API);
            case ResendCarrier _ -> new Site(name, "resend", null, API);
            case AzureCarrier _ -> new Site(name, "azure", null, API);
            case BrevoCarrier _ -> new Site(name, "brevo", null, API);
            case MailjetCarrier _ -> new Site(name, "mailjet", null, API);
            case MxCarrier _ -> new Site(name, "mx", null, SMTP);
            case SmtpCarrier smtp -> relay(name, smtp);
        };
    }

    /** Whose relay it is, by the names in the vendors' set-up pages; one that nobody knows is a vendor of its own. */
    private static Site relay(ProviderName name, SmtpCarrier smtp) {
        var host = smtp.host().toLowerCase(Locale.ROOT);
        var ses = SES_SMTP.matcher(host);
        if (ses.matches()) {
            return new Site(name, "ses", ses.group(1), SMTP);
        }
        return switch (host) {
            case "smtp.sendgrid.net" -> new Site(name, "sendgrid", "global", SMTP);
            case "smtp.eu.sendgrid.net" -> new Site(name, "sendgrid", "eu", SMTP);
            case "smtp.mailgun.org" -> new Site(name, "mailgun", "us", SMTP);
            case "smtp.eu.mailgun.org" -> new Site(name, "mailgun", "eu", SMTP);
            case "smtp.postmarkapp.com" -> new Site(name, "postmark", null, SMTP);
            case "smtp.sparkpostmail.com" -> new Site(name, "sparkpost", "us", SMTP);
            case "smtp.eu.sparkpostmail.com" -> new Site(name, "sparkpost", "eu", SMTP);
            case "smtp-relay.brevo.com" -> new Site(name, "brevo", null, SMTP);
            case "in-v3.mailjet.com" -> new Site(name, "mailjet", null, SMTP);
            case "smtp.resend.com" -> new Site(name, "resend", null, SMTP);
            case "smtp.azurecomm.net" -> new Site(name, "azure", null, SMTP);
            default -> new Site(name, host + ":" + smtp.port(), null, SMTP);
        };
    }

    private static @Nullable String word(Enum<?> region) {
        return region.name().toLowerCase(Locale.ROOT);
    }
}
