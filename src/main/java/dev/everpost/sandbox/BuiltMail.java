package dev.everpost.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A message as a vendor builds it from parts, with Everpost's field first so that judges can match it.
 *
 * @param headers fields of the sender's own
 * @param text "" for none
 * @param html "" for none
 */
public record BuiltMail(
        String from,
        List<String> to,
        List<String> cc,
        String subject,
        Map<String, String> headers,
        String text,
        String html,
        List<File> files) {

    private static final String BOUNDARY = "=_simulated";

    /** A file that travels along, in base 64. */
    public record File(String name, String contentType, String base64) {}

    /** As its recipients get it. */
    public byte[] bytes() {
        var mail = new StringBuilder();
        var ours = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> {
            if (name.toLowerCase(Locale.ROOT).startsWith("x-everpost-")) {
                ours.put(name, value);
            }
        });
        ours.forEach((name, value) -> field(mail, name, value));
        headers.forEach((name, value) -> {
            if (!ours.containsKey(name)) {
                field(mail, name, value);
            }
        });
        field(mail, "From", from);
        field(mail, "To", String.join(", ", to));
        if (!cc.isEmpty()) {
            field(mail, "Cc", String.join(", ", cc));
        }
        field(mail, "Subject", subject);
        field(mail, "MIME-Version", "1.0");
        field(mail, "Content-Type", "multipart/mixed; boundary=\"" + BOUNDARY + "\"");
        mail.append("\r\n");
        body(mail);
        return mail.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void body(StringBuilder mail) {
        if (!text.isEmpty()) {
            part(mail, "text/plain; charset=utf-8", "8bit", "", text);
        }
        if (!html.isEmpty()) {
            part(mail, "text/html; charset=utf-8", "8bit", "", html);
        }
        for (var file : files) {
            var lines =
                    Base64.getMimeEncoder().encodeToString(Base64.getDecoder().decode(file.base64()));
            part(mail, file.contentType(), "base64", file.name(), lines);
        }
        mail.append("--" + BOUNDARY + "--\r\n");
    }

    private static void part(StringBuilder mail, String type, String encoding, String name, String body) {
        mail.append("--" + BOUNDARY + "\r\n");
        field(mail, "Content-Type", type);
        field(mail, "Content-Transfer-Encoding", encoding);
        if (!name.isEmpty()) {
            field(mail, "Content-Disposition", "attachment; filename=\"" + name + "\"");
        }
        mail.append("\r\n").append(body.replaceAll("\\r?\\n", "\r\n")).append("\r\n");
    }

    private static void field(StringBuilder mail, String name, String value) {
        mail.append(name).append(": ").append(value).append("\r\n");
    }
}
