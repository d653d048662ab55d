package dev.everpost.provider.sendgrid;

import dev.everpost.mime.Letter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bodies and files of a letter, as the Mail Send API wants them. */
final class MailSendParts {

    private MailSendParts() {}

    /** Text before HTML, as SendGrid demands; at least one, and none empty. */
    static List<Map<String, String>> content(Letter letter, List<String> adaptations) {
        var parts = new ArrayList<Map<String, String>>();
        add(parts, "text/plain", letter.text());
        add(parts, "text/html", letter.html());
        if (parts.isEmpty()) {
            adaptations.add("empty text made one space");
            add(parts, "text/plain", " ");
        }
        return parts;
    }

    /** The files are written as base64 by the JSON writer. */
    static List<Map<String, Object>> attachments(Letter letter, List<String> adaptations) {
        return letter.attachments().stream()
                .map(each -> attachment(each, adaptations))
                .toList();
    }

    private static void add(List<Map<String, String>> parts, String type, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            parts.add(Map.of("type", type, "value", value));
        }
    }

    private static Map<String, Object> attachment(Letter.Attachment file, List<String> adaptations) {
        var json = new LinkedHashMap<String, Object>();
        json.put("content", file.content().bytes());
        json.put("type", type(file.contentType(), adaptations));
        json.put("filename", file.fileName());
        json.put("disposition", file.inline() ? "inline" : "attachment");
        var id = file.contentId();
        if (id != null) {
            json.put("content_id", id);
        }
        return json;
    }

    /** "The attachment type cannot contain ';', or CRLF characters." */
    private static String type(String contentType, List<String> adaptations) {
        int semicolon = contentType.indexOf(';');
        if (semicolon < 0) {
            return contentType;
        }
        adaptations.add("attachment type without its parameters: "
                + contentType.substring(semicolon + 1).strip());
        return contentType.substring(0, semicolon).strip();
    }
}
