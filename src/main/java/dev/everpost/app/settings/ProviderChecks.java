package dev.everpost.app.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Checks of each provider: whole credentials, nothing secret in clear, no loop to ourselves. */
final class ProviderChecks {

    private final Settings settings;
    private final Reading reading;

    ProviderChecks(Settings settings, Reading reading) {
        this.settings = settings;
        this.reading = reading;
    }

    void run() {
        if (settings.providers().isEmpty()) {
            reading.error("providers", "there is no provider to carry mail", "add one under 'providers'");
        }
        for (var provider : settings.providers()) {
            var path = "providers." + provider.name();
            switch (provider.carrier()) {
                case SmtpCarrier smtp -> check(path, smtp);
                case SesCarrier ses -> check(path, ses);
                case PostmarkCarrier postmark -> check(path, postmark.access());
                case ResendCarrier resend -> isReadable(path, resend.access().ca());
                case SendGridCarrier sendGrid ->
                    isReadable(path, sendGrid.access().ca());
                case MailgunCarrier mailgun -> isReadable(path, mailgun.access().ca());
                case SparkPostCarrier sparkpost -> check(path, sparkpost.access());
                case AzureCarrier azure -> check(path, azure);
                case MxCarrier mx -> {
                    isReadable(path, mx.ca());
                    new MxChecks(path, mx, reading).run();
                }
                case BrevoCarrier brevo -> check(path, brevo.access());
                case MailjetCarrier mailjet -> check(path, mailjet.access());
            }
        }
    }

    private void check(String path, SmtpCarrier smtp) {
        var address = new HostPort(smtp.host(), smtp.port());
        isWhole(path, "username", "password");
        boolean clear = smtp.tls() == SmtpCarrier.TlsMode.NONE || smtp.tls() == SmtpCarrier.TlsMode.OPPORTUNISTIC;
        if (smtp.password() != null && clear && !address.isLoopback()) {
            var remedy = "say tls: starttls or tls: implicit";
            reading.error(path + ".password", path + " could send its password in clear to " + address, remedy);
        }
        if (settings.listen().smtp().stream().anyMatch(address::clashesWith)) {
            reading.error(path, path + " is this gateway's own listen.smtp " + address, "name the provider's host");
        }
        isReadable(path, smtp.ca());
        if (!smtp.verify() && !address.isLoopback() && smtp.tls() != SmtpCarrier.TlsMode.NONE) {
            var what = path + " accepts any certificate, so anybody on the way can read the mail";
            reading.warning(path + ".verify", what, "remove verify: false, or name its authority with ca");
        }
    }

    private void check(String path, SesCarrier ses) {
        isWhole(path, "access_key_id", "secret_access_key");
        isReadable(path, ses.ca());
        var hook = ses.hook();
        if (hook != null && hook.topicArns().isEmpty() && hook.secret() == null) {
            reading.error(
                    path + ".hook",
                    path + ".hook names nobody who may report",
                    "add topic_arn, the SNS topic that posts here, or the secret of an EventBridge API destination");
        }
    }

    /** Of a provider with an HTTP API whose webhook shows a secret. */
    private void check(String path, WebAccess access) {
        isReadable(path, access.ca());
        isWhole(path + ".hook", "username", "password");
    }

    private void check(String path, AzureCarrier azure) {
        isReadable(path, azure.access().ca());
        isWhole(path + ".hook", "username", "password");
        if (azure.access().endpoint() == null && !reading.isGiven(path + ".endpoint")) {
            var remedy = "add 'endpoint: ' and the resource's URL, such as https://shop.europe.communication.azure.com";
            reading.error(path, path + " has no 'endpoint'", remedy);
        }
    }

    private void isReadable(String path, @Nullable Path ca) {
        if (ca != null && !Files.isReadable(ca)) {
            var remedy = "give a readable PEM file; relative paths start at the working directory";
            reading.error(path + ".ca", path + ".ca " + ca + " cannot be read", remedy);
        }
    }

    /** One that is given but could not be read is complained of already. */
    private void isWhole(String path, String name, String secret) {
        boolean hasName = reading.isGiven(path + "." + name);
        boolean hasSecret = reading.isGiven(path + "." + secret);
        if (hasName != hasSecret) {
            var present = hasName ? name : secret;
            var absent = hasName ? secret : name;
            reading.error(path + "." + present, path + " has " + present + " without " + absent, "add " + absent);
        }
    }
}
