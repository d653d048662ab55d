package dev.everpost.health.feed.format;

import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * RSS 2.0 and Atom (RFC 4287) as a list of entries. A document type declaration is refused before any parser sees it, and with
 * it entities of every kind, inside or outside.
 */
final class Syndication {

    private static final int DEPTH_MAX = 40;

    private Syndication() {}

    /**
     * One entry, as it stands there.
     *
     * @param text may hold HTML
     */
    record Entry(
            String id,
            String title,
            String text,
            String link,
            @Nullable Instant at) {}

    /** How reading ended. */
    sealed interface Result {
        /**
         * What could be read.
         *
         * @param entries in the order of the document, at most {@value FeedReading#INCIDENTS_MAX}
         */
        record Entries(@Nullable Instant updated, List<Entry> entries) implements Result {}

        record Broken(String why) implements Result {}
    }

    /** A document whose incidents are made of its entries. */
    static Document document(String text, Function<List<Entry>, List<Incident>> incidents) {
        return switch (read(text)) {
            case Result.Broken(var why) -> new Document.Unreadable(why);
            case Result.Entries(var updated, var entries) ->
                new Document.Understood(FeedReading.ofIncidents(updated, incidents.apply(entries)));
        };
    }

    private static Result read(String text) {
        if (text.toUpperCase(Locale.ROOT).contains("<!DOCTYPE")) {
            return new Result.Broken(
                    "it has a document type declaration, which is refused: an HTML page, or an attack");
        }
        try {
            var reader = factory().createXMLStreamReader(new StringReader(text));
            try {
                return channel(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException broken) {
            // the JDK's parser throws unchecked for some broken documents
            return new Result.Broken("it is not sound XML");
        }
    }

    private static Result channel(XMLStreamReader reader) throws XMLStreamException {
        var names = new ArrayList<String>();
        var entries = new ArrayList<Entry>();
        Instant updated = null;
        while (reader.hasNext() && entries.size() < FeedReading.INCIDENTS_MAX) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    var name = reader.getLocalName();
                    if (names.isEmpty() && !isFeed(name)) {
                        return new Result.Broken("it is XML, but neither RSS nor Atom");
                    }
                    if (name.equals("item") || name.equals("entry")) {
                        entries.add(entry(reader));
                    } else if (isDate(name) && names.size() <= 2) {
                        var time = FeedTimes.parse(textOf(reader));
                        updated = time == null ? updated : time;
                    } else {
                        names.add(name);
                    }
                    if (names.size() > DEPTH_MAX) {
                        return new Result.Broken("it is nested deeper than " + DEPTH_MAX);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> names.removeLast();
                default -> {}
            }
        }
        return new Result.Entries(updated, entries);
    }

    private static Entry entry(XMLStreamReader reader) throws XMLStreamException {
        var entry = new EntryBuilder();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT ->
                    entry.take(reader.getLocalName(), reader.getAttributeValue(null, "href"), textOf(reader));
                case XMLStreamConstants.END_ELEMENT -> {
                    return entry.build();
                }
                default -> {}
            }
        }
        return entry.build();
    }

    /** All text inside the element, its end included; whatever is nested gives its text only. */
    private static String textOf(XMLStreamReader reader) throws XMLStreamException {
        var text = new StringBuilder();
        int depth = 1;
        while (depth > 0 && reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text.length() < 8 * FeedText.LENGTH_MAX) {
                        text.append(reader.getText());
                    }
                }
                default -> {}
            }
        }
        return text.toString().strip();
    }

    private static boolean isFeed(String root) {
        return root.equals("rss") || root.equals("feed") || root.equals("RDF");
    }

    private static boolean isDate(String name) {
        return name.equals("lastBuildDate") || name.equals("pubDate") || name.equals("updated");
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    /** Gathers an entry's members; of several with one name the first counts. */
    private static final class EntryBuilder {

        private String id = "";
        private String title = "";
        private String text = "";
        private String link = "";
        private @Nullable Instant at;

        void take(String name, @Nullable String href, String value) {
            switch (name) {
                case "guid", "id" -> id = id.isEmpty() ? value : id;
                case "title" -> title = title.isEmpty() ? value : title;
                case "description", "summary", "content", "encoded" -> text = text.isEmpty() ? value : text;
                case "link" -> link = link.isEmpty() ? (href == null ? value : href) : link;
                // Atom has both published and updated: the later word counts
                case "pubDate", "updated", "date", "published" -> at = later(at, FeedTimes.parse(value));
                default -> {}
            }
        }

        Entry build() {
            return new Entry(id, title, text, link, at);
        }

        private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
            return one == null || (other != null && other.isAfter(one)) ? other : one;
        }
    }
}
