package dev.everpost.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.message.DefaultBodyDescriptorBuilder;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * Finds the machine-readable parts of a {@code multipart/report} (RFC 6522): a delivery status (RFC 3464) or a feedback report (RFC
 * 5965), and the header of the message that it is about. Nothing in a message makes it throw.
 */
public final class ReportReader {

    /** Of a part, more is not read. */
    static final int PART_BYTES_MAX = 256 * 1024;

    private static final int PARTS_MAX = 50;

    private static final MimeConfig LIMITS = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(HeaderBlock.BLOCK_BYTES_MAX)
            .setMaxHeaderCount(1000)
            .setMaxContentLen(-1)
            .build();

    private ReportReader() {}

    /**
     * The parts as they are written; empty where there is none.
     *
     * @param status the text of the delivery status
     * @param feedback the text of the feedback report
     * @param original the header of the returned message, or all of it
     */
    public record Parts(String status, String feedback, String original) {}

    /** Empty when it is no report, or cannot be read. */
    public static Optional<Parts> read(byte[] message) {
        var found = new Found();
        try {
            walk(message, found);
        } catch (IOException | MimeException | RuntimeException unreadable) {
            // the library throws unchecked, too; what was found until then counts
        }
        var parts = new Parts(found.status, found.feedback, found.original);
        return parts.status().isEmpty() && parts.feedback().isEmpty() ? Optional.empty() : Optional.of(parts);
    }

    private static final class Found {
        private String status = "";
        private String feedback = "";
        private String original = "";
    }

    private static void walk(byte[] message, Found found) throws IOException, MimeException {
        var stream = new MimeTokenStream(LIMITS, null, new DefaultBodyDescriptorBuilder());
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        stream.parse(new ByteArrayInputStream(message));
        int seen = 0;
        for (var state = stream.getState();
                state != EntityState.T_END_OF_STREAM && seen < PARTS_MAX;
                state = stream.next()) {
            if (state == EntityState.T_BODY) {
                take(stream.getBodyDescriptor().getMimeType(), stream.getDecodedInputStream(), found);
                seen++;
            }
        }
    }

    private static void take(String type, InputStream body, Found found) throws IOException {
        switch (type.toLowerCase(Locale.ROOT)) {
            case "message/delivery-status", "message/global-delivery-status" -> found.status = text(body);
            case "message/feedback-report" -> found.feedback = text(body);
            case "message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers" ->
                found.original = text(body);
            default -> {}
        }
    }

    private static String text(InputStream body) throws IOException {
        return new String(body.readNBytes(PART_BYTES_MAX), StandardCharsets.UTF_8);
    }
}
