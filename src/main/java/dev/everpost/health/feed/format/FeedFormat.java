package dev.everpost.health.feed.format;

import java.time.Instant;
import java.util.Locale;
import java.util.function.BiFunction;

/** The dialects of status pages. Reading is pure, ends for any bytes and throws for none. */
public enum FeedFormat {
    /** AWS Health's current events. */
    AWS_EVENTS((text, now) -> FeedJson.read(text, AwsEvents::read)),
    /** AWS's RSS of one service in one region, or of all. */
    AWS_RSS(AwsRss::read),
    /** Statuspage's summary, and what imitates it. */
    STATUSPAGE((text, now) -> FeedJson.read(text, Statuspage::read)),
    /** Instatus: summary or components. */
    INSTATUS((text, now) -> FeedJson.read(text, Instatus::read)),
    /** Sorry, which Postmark's page runs on: status, components or notices. */
    SORRY((text, now) -> FeedJson.read(text, SorryPage::read)),
    /** Google's incidents, of Workspace or Cloud. */
    GOOGLE((text, now) -> FeedJson.read(text, GoogleIncidents::read)),
    /** Microsoft's index of services. */
    MICROSOFT((text, now) -> FeedJson.read(text, MicrosoftIndex::read)),
    /** Slack's current state. */
    SLACK((text, now) -> FeedJson.read(text, SlackStatus::read)),
    /** Webex's dashboard. */
    WEBEX((text, now) -> FeedJson.read(text, WebexDashboard::read)),
    /** RSS 2.0 or Atom with an entry for each incident. */
    RSS(PlainRss::read);

    /** A longer document is refused unread. */
    public static final int BYTES_MAX = 4 << 20;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final BiFunction<String, Instant, Document> reader;

    FeedFormat(BiFunction<String, Instant, Document> reader) {
        this.reader = reader;
    }

    /** The name in configurations, such as {@code aws_rss}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads one document.
     *
     * @param now tells forgotten entries of a list of updates from those that go on
     */
    public Document read(byte[] bytes, Instant now) {
        if (bytes.length > BYTES_MAX) {
            return new Document.Unreadable("it is longer than " + BYTES_MAX + " bytes");
        }
        return switch (Encoding.decode(bytes)) {
            case Encoding.Result.Foreign(var why) -> new Document.Unreadable(why);
            case Encoding.Result.Text(var text) when text.isBlank() -> new Document.Unreadable("it is empty");
            case Encoding.Result.Text(var text) -> reader.apply(text, now);
        };
    }
}
