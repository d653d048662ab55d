package dev.everpost.mime;

import dev.everpost.message.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.message.DefaultBodyDescriptorBuilder;
import org.apache.james.mime4j.message.MaximalBodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * Takes a message apart, for providers that do not take it byte for byte. The reverse of {@link Composer}; nothing in a
 * message makes it throw, and its work is linear in the message.
 */
public final class LetterReader {

    /** More parts, or parts within more parts, are not taken apart. */
    static final int PARTS_MAX = 500;

    static final int DEPTH_MAX = 20;

    private static final MimeConfig LIMITS = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(HeaderBlock.BLOCK_BYTES_MAX)
            .setMaxHeaderCount(1000)
            .setMaxContentLen(-1)
            .build();

    private LetterReader() {}

    /** What a message turned out to be. */
    public sealed interface Reading {

        /** What providers may refuse of it. */
        Traits traits();

        /** In parts; {@code changes} are what the parts do not show as the message did, for people. */
        record Apart(Letter letter, Traits traits, List<String> changes) implements Reading {
            public Apart {
                changes = List.copyOf(changes);
            }
        }

        /** It must stay whole, or cannot be read. */
        record Whole(Traits traits) implements Reading {}
    }

    /** Takes a message apart; bodies are decoded, so this costs about twice the message's size in memory. */
    public static Reading read(Content content) {
        var header = HeaderBlock.of(content.bytes());
        return switch (LetterHeader.read(header)) {
            case LetterHeader.Unreadable(var why) -> whole(why);
            case LetterHeader.Read fields -> read(content, fields);
        };
    }

    private static Reading read(Content content, LetterHeader.Read header) {
        var parts = new LetterParts();
        try {
            var stopped = walk(content, parts);
            if (!stopped.isEmpty()) {
                return whole(stopped);
            }
        } catch (IOException | MimeException | RuntimeException unreadable) {
            // the library throws unchecked, too, for what people write into headers of parts
            return whole("its parts cannot be read");
        }
        var changes = new ArrayList<>(header.changes());
        changes.addAll(parts.changes());
        var letter = header.letter(parts);
        return new Reading.Apart(letter, traits(letter, parts), changes);
    }

    private static Traits traits(Letter letter, LetterParts parts) {
        long inline =
                parts.attachments().stream().filter(Letter.Attachment::inline).count();
        boolean international = letter.headers().stream().anyMatch(each -> !FieldText.isAscii(each.value()));
        return new Traits(
                parts.attachments().size() - (int) inline,
                (int) inline,
                letter.replyTo().size(),
                letter.headers().size(),
                international,
                letter.text() != null,
                letter.html() != null,
                "");
    }

    /** Why it must stay whole; empty when every part was taken. */
    private static String walk(Content content, LetterParts parts) throws IOException, MimeException {
        var stream = new MimeTokenStream(LIMITS, null, new DefaultBodyDescriptorBuilder());
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        stream.parse(new ByteArrayInputStream(content.bytes()));
        int depth = 0;
        int seen = 0;
        for (var state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
            switch (state) {
                case T_START_MULTIPART -> {
                    var subtype = stream.getBodyDescriptor().getSubType();
                    if (isSealed(subtype)) {
                        return "it is multipart/" + FieldText.printable(subtype) + ", which taking apart would break";
                    }
                    parts.enter(subtype);
                    depth++;
                }
                case T_END_MULTIPART -> {
                    parts.leave();
                    depth--;
                }
                case T_BODY -> {
                    parts.take((MaximalBodyDescriptor) stream.getBodyDescriptor(), stream.getDecodedInputStream());
                    seen++;
                }
                default -> {}
            }
            if (depth > DEPTH_MAX || seen > PARTS_MAX) {
                return "it has more than " + PARTS_MAX + " parts, or more than " + DEPTH_MAX + " within each other";
            }
        }
        return "";
    }

    /** Kinds whose meaning lies in their exact bytes or in their structure. */
    private static boolean isSealed(String subtype) {
        return List.of("signed", "encrypted", "report").contains(subtype.toLowerCase(java.util.Locale.ROOT));
    }

    private static Reading whole(String why) {
        return new Reading.Whole(Traits.indivisible(why));
    }
}
