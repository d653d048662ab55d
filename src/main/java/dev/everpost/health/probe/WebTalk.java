package dev.everpost.health.probe;

import dev.everpost.health.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One question to an API without a key, to hear that its edge answers (RFC 9112). The head of the answer is read, up to
 * {@value #HEAD_MAX} bytes; what it says is not believed beyond its number and its date.
 */
final class WebTalk {

    private static final int HEAD_MAX = 16_384;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})\\b");
    private static final Pattern DATE = Pattern.compile("(?im)^date:[ \t]*([^\r\n]{1,60})");

    private WebTalk() {}

    /**
     * The head of an answer.
     *
     * @param date the server's clock, to the second; null when it told none
     */
    record Head(int status, @Nullable Instant date) {

        /** Any answer proves the edge; the failures of what stands behind it are an impairment. */
        Taken<Head> judged() {
            boolean broken = status >= 500 && status != 501 && status != 505;
            return new Taken<>(this, broken ? Reading.IMPAIRED : Reading.WELL, "answers " + status);
        }

        boolean throttled() {
            return status == 429;
        }
    }

    static Head ask(Socket socket, String host, String path) throws IOException {
        var request = "GET " + path + " HTTP/1.1\r\nHost: " + host
                + "\r\nUser-Agent: everpost-probe\r\nAccept: */*\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var head = head(socket.getInputStream());
        var status = STATUS.matcher(head);
        if (!status.lookingAt()) {
            throw new StepFailed("the answer is not HTTP: '" + head.substring(0, Math.min(40, head.length())) + "'");
        }
        return new Head(Integer.parseInt(status.group(1)), date(head).orElse(null));
    }

    private static String head(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[2048];
        while (bytes.size() < HEAD_MAX) {
            int read = in.read(buffer, 0, Math.min(buffer.length, HEAD_MAX - bytes.size()));
            if (read < 0) {
                break;
            }
            bytes.write(buffer, 0, read);
            var text = bytes.toString(StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            if (end >= 0) {
                return text.substring(0, end);
            }
        }
        if (bytes.size() == 0) {
            throw new StepFailed("the connection ended before an answer");
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static Optional<Instant> date(String head) {
        var found = DATE.matcher(head);
        try {
            return found.find()
                    ? Optional.of(ZonedDateTime.parse(found.group(1).strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant())
                    : Optional.empty();
        } catch (DateTimeException nonsense) {
            return Optional.empty();
        }
    }
}
