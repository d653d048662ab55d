package dev.everpost.health.feed.format;

/** What became of reading a status page's document. */
public sealed interface Document {

    /** It was what it should be. */
    record Understood(FeedReading reading) implements Document {}

    /**
     * It was not: says nothing about whom it is about.
     *
     * @param why for people; quotes nothing of the document
     */
    record Unreadable(String why) implements Document {}
}
