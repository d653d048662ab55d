package dev.everpost.edge.ses.query;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes XML 1.0. Whatever a text holds, the document stays well-formed and says no more than the text. For one document. */
final class Xml {

    private static final int REPLACEMENT = 0xFFFD;

    private final StringBuilder out = new StringBuilder(512);

    /** An element with children. */
    Xml with(String name, Consumer<Xml> children) {
        out.append('<').append(name).append('>');
        children.accept(this);
        return end(name);
    }

    /** The document's root, in a namespace. */
    Xml root(String name, String namespace, Consumer<Xml> children) {
        out.append('<').append(name).append(" xmlns=\"").append(namespace).append("\">");
        children.accept(this);
        return end(name);
    }

    /** An element with text; nothing when the value is null. */
    Xml text(String name, @Nullable Object value) {
        if (value != null) {
            out.append('<').append(name).append('>');
            value.toString().codePoints().forEach(this::escaped);
            end(name);
        }
        return this;
    }

    /** A list as the protocol writes it: each item is a {@code member}. */
    <T> Xml list(String name, Iterable<T> items, Consumer<T> member) {
        return with(name, xml -> items.forEach(item -> xml.with("member", inside -> member.accept(item))));
    }

    Xml texts(String name, Iterable<String> items) {
        return with(name, xml -> items.forEach(item -> xml.text("member", item)));
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private Xml end(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    private void escaped(int c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            // A bare CR would come out of a parser as LF.
            case '\r' -> out.append("&#13;");
            default -> out.appendCodePoint(isAllowed(c) ? c : REPLACEMENT);
        }
    }

    /** XML 1.0 section 2.2: the others cannot stand in a document, not even as a reference. */
    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000 && c <= 0x10FFFF;
    }
}
