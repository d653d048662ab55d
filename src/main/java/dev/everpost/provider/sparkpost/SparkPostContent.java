package dev.everpost.provider.sparkpost;

import dev.everpost.message.Content;
import dev.everpost.mime.Composer;
import dev.everpost.mime.Composition;
import dev.everpost.mime.LetterReader;
import dev.everpost.provider.Parcel;
import dev.everpost.world.Chance;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A message as the text that JSON can hold: its own octets where they are UTF-8, else composed again from its parts. */
sealed interface SparkPostContent {

    String COMPOSED = "composed again from its parts, for it has octets that are no UTF-8 and JSON holds nothing else";

    /** With the trace lines before it. */
    record Text(String rfc822, List<String> adaptations) implements SparkPostContent {
        public Text {
            adaptations = List.copyOf(adaptations);
        }
    }

    /** It has octets that are no UTF-8 and must not be taken apart. */
    record Unfit(String why) implements SparkPostContent {}

    /** {@code chance} draws the boundaries of what must be composed again. */
    static SparkPostContent of(Parcel parcel, Chance chance) {
        try {
            return new Text(parcel.trace() + utf8(parcel.content()), List.of());
        } catch (CharacterCodingException otherOctets) {
            return composed(parcel, chance);
        }
    }

    private static SparkPostContent composed(Parcel parcel, Chance chance) {
        return switch (LetterReader.read(parcel.content())) {
            case LetterReader.Reading.Whole _ ->
                new Unfit("the message has octets that are no UTF-8 and must stay whole; SparkPost takes it as JSON"
                        + " only");
            case LetterReader.Reading.Apart(var letter, var _, var changes) ->
                switch (new Composer(chance).compose(letter)) {
                    case Composition.Composed(var content) -> {
                        var adaptations = new ArrayList<>(List.of(COMPOSED));
                        adaptations.addAll(changes);
                        yield new Text(
                                parcel.trace() + new String(content.bytes(), StandardCharsets.UTF_8), adaptations);
                    }
                    case Composition.Invalid(var field, var _) ->
                        new Unfit("the message has octets that are no UTF-8, and its " + field + " cannot be written");
                };
        };
    }

    private static String utf8(Content content) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content.bytes()))
                .toString();
    }
}
