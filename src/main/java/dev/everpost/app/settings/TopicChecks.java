package dev.everpost.app.settings;

import dev.everpost.publish.Reach;

/** Whether events may go where the topics send them. */
final class TopicChecks {

    private final Settings settings;
    private final Reading reading;

    TopicChecks(Settings settings, Reading reading) {
        this.settings = settings;
        this.reading = reading;
    }

    void run() {
        var reach = new Reach(settings.events().allowHttp(), settings.events().allowPrivate());
        for (var topic : settings.topics()) {
            for (int i = 0; i < topic.subscriptions().size(); i++) {
                var path = "topics." + topic.name() + ".subscriptions[" + i + "]";
                var url = topic.subscriptions().get(i);
                reach.objection(url).ifPresent(why -> reading.error(path, path + " cannot be " + url, why));
            }
        }
    }
}
