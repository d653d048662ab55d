package dev.everpost.app.settings;

/** Whether events may go where the webhooks send them, and whose they are. */
final class WebhookChecks {

    private final Settings settings;
    private final Reading reading;

    WebhookChecks(Settings settings, Reading reading) {
        this.settings = settings;
        this.reading = reading;
    }

    void run() {
        settings.webhooks().forEach(this::check);
    }

    private void check(WebhookSettings webhook) {
        var path = "webhooks." + webhook.name();
        webhook.terms()
                .objection(true)
                .ifPresent(why -> reading.error(
                        path + ".url",
                        path + ".url cannot be " + webhook.terms().url(),
                        why));
        var owner = webhook.terms().filter().submitter();
        boolean known = owner == null
                || settings.submitters().stream().anyMatch(one -> one.name().equals(owner));
        if (!known) {
            reading.error(
                    path + ".submitter",
                    path + ".submitter is '" + owner + "', which is no submitter",
                    "name one of submitters, or remove the key for the mail of all");
        }
    }
}
