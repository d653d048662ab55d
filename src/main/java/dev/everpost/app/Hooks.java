package dev.everpost.app;

import dev.everpost.app.settings.AzureCarrier;
import dev.everpost.app.settings.BrevoCarrier;
import dev.everpost.app.settings.HookSecret;
import dev.everpost.app.settings.MailgunCarrier;
import dev.everpost.app.settings.MailjetCarrier;
import dev.everpost.app.settings.MxCarrier;
import dev.everpost.app.settings.PostmarkCarrier;
import dev.everpost.app.settings.ProviderSettings;
import dev.everpost.app.settings.ResendCarrier;
import dev.everpost.app.settings.Secret;
import dev.everpost.app.settings.SendGridCarrier;
import dev.everpost.app.settings.SesCarrier;
import dev.everpost.app.settings.SmtpCarrier;
import dev.everpost.app.settings.SparkPostCarrier;
import dev.everpost.fact.ProviderName;
import dev.everpost.provider.azure.AzureHook;
import dev.everpost.provider.brevo.BrevoHook;
import dev.everpost.provider.hook.HookReader;
import dev.everpost.provider.hook.SharedSecret;
import dev.everpost.provider.mailgun.MailgunHook;
import dev.everpost.provider.mailjet.MailjetHook;
import dev.everpost.provider.postmark.PostmarkHook;
import dev.everpost.provider.resend.ResendHook;
import dev.everpost.provider.sendgrid.SendGridHook;
import dev.everpost.provider.ses.SesHook;
import dev.everpost.provider.ses.SesHookSettings;
import dev.everpost.provider.sparkpost.SparkPostHook;
import java.util.Optional;

/** Makes the readers of what providers post back from their settings. */
final class Hooks {

    private Hooks() {}

    /** The reader of one account; empty when such a provider posts nothing, or its secret is not configured. */
    static Optional<HookReader> reader(ProviderName name, ProviderSettings settings) {
        return switch (settings.carrier()) {
            case SmtpCarrier _, MxCarrier _ -> Optional.empty();
            case SesCarrier ses -> ses(ses);
            case PostmarkCarrier postmark -> shown(postmark.hook()).map(PostmarkHook::new);
            case ResendCarrier resend -> resend(resend);
            case SendGridCarrier sendGrid ->
                Optional.ofNullable(sendGrid.hookPublicKey()).map(key -> new SendGridHook(key, sendGrid.hookMaxAge()));
            case MailgunCarrier mailgun ->
                Optional.ofNullable(mailgun.hookSigningKey())
                        .map(key -> new MailgunHook(key.value(), mailgun.hookMaxAge()));
            case SparkPostCarrier sparkpost -> shown(sparkpost.hook()).map(SparkPostHook::new);
            case AzureCarrier azure -> shown(azure.hook()).map(AzureHook::new);
            case BrevoCarrier brevo -> shown(brevo.hook()).map(BrevoHook::new);
            case MailjetCarrier mailjet -> shown(mailjet.hook()).map(MailjetHook::new);
        };
    }

    private static Optional<HookReader> ses(SesCarrier ses) {
        return Optional.ofNullable(ses.hook())
                .map(hook -> new SesHook(new SesHookSettings(
                        hook.topicArns(),
                        hook.certificateHosts(),
                        hook.secret() == null ? null : hook.secret().value())));
    }

    /** What a vendor that signs nothing shows; empty when nothing is configured, for then nobody can say whose post it is. */
    private static Optional<SharedSecret> shown(HookSecret hook) {
        var password = hook.password();
        var token = hook.token();
        return hook.username() == null && token == null
                ? Optional.empty()
                : Optional.of(new SharedSecret(
                        hook.username(),
                        password == null ? null : password.value(),
                        token == null ? null : token.value()));
    }

    private static Optional<HookReader> resend(ResendCarrier resend) {
        var secrets = resend.hookSecrets().stream().map(Secret::value).toList();
        return secrets.isEmpty() ? Optional.empty() : Optional.of(new ResendHook(secrets));
    }
}
