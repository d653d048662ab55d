package dev.everpost.app.settings;

/** What single values cannot show: whether the parts of the configuration fit together. */
final class CrossChecks {

    private final Settings settings;
    private final Reading reading;

    CrossChecks(Settings settings, Reading reading) {
        this.settings = settings;
        this.reading = reading;
    }

    void run() {
        new ListenChecks(settings, reading).run();
        new SubmitterChecks(settings, reading).run();
        new ProviderChecks(settings, reading).run();
        new RouteChecks(settings, reading).run();
        new TopicChecks(settings, reading).run();
        new WebhookChecks(settings, reading).run();
        new CanaryChecks(settings, reading).run();
    }
}
