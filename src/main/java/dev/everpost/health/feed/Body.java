package dev.everpost.health.feed;

import dev.everpost.health.feed.format.FeedFormat;
import dev.everpost.provider.web.WebAnswer.Answered;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** An answer's body without its compression: whole, or unusable. */
sealed interface Body {

    /** As it was before it was compressed. */
    @SuppressWarnings("ArrayRecordComponent") // read once and never compared
    record Whole(byte[] bytes) implements Body {}

    /** Too long, or broken. */
    record Unusable(String why) implements Body {}

    /** The client reads at most as much as a document may have: what is as long as that was longer. */
    static Body of(Answered answered) {
        if (answered.body().length >= FeedFormat.BYTES_MAX) {
            return tooLong();
        }
        return switch (answered.header("Content-Encoding").orElse("identity").toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> unzipped(answered.body());
            case "identity", "" -> new Whole(answered.body());
            default -> new Unusable("it is compressed in a way that was not asked for");
        };
    }

    private static Body unzipped(byte[] body) {
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
            var bytes = plain.readNBytes(FeedFormat.BYTES_MAX);
            return bytes.length == FeedFormat.BYTES_MAX ? tooLong() : new Whole(bytes);
        } catch (IOException broken) {
            return new Unusable("its compression is broken");
        }
    }

    private static Body tooLong() {
        return new Unusable("it is longer than " + FeedFormat.BYTES_MAX + " bytes");
    }
}
