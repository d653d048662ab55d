package dev.everpost.sandbox.mailgun;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A message that was posted: byte for byte with {@code mime}, else in fields. */
record MessageForm(FormData form, boolean mime) {

    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*<([^>\\r\\n]+)>");
    private static final Pattern FROM = Pattern.compile("(?im)^From:([^\\r\\n]*(\\r\\n[ \\t][^\\r\\n]*)*)");

    /** What Mailgun refuses, in its words; null when nothing. */
    @Nullable
    String complaint() {
        if (form.all("to").isEmpty()) {
            return "to parameter is missing";
        }
        if (recipients().stream().anyMatch(to -> !isAddress(to))) {
            return "to parameter is not a valid address. please check documentation";
        }
        if (mime) {
            return form.bytes("message").length == 0 ? "message parameter is missing" : null;
        }
        if (!isAddress(bare(form.first("from")))) {
            return "from parameter is not a valid address. please check documentation";
        }
        return form.first("text").isEmpty() && form.first("html").isEmpty()
                ? "Need at least one of 'text' or 'html' parameters specified"
                : null;
    }

    List<String> recipients() {
        return Stream.of("to", "cc", "bcc")
                .flatMap(kind -> form.all(kind).stream())
                .flatMap(value -> Stream.of(value.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")))
                .map(MessageForm::bare)
                .toList();
    }

    String sender() {
        var from = mime ? FROM.matcher(head()) : null;
        return from == null ? bare(form.first("from")) : from.find() ? bare(from.group(1)) : "";
    }

    String ourId() {
        return form.first("v:everpost-id");
    }

    /** The submitter's own, which Mailgun keeps; "" when there is none. */
    String messageId() {
        var found = MESSAGE_ID.matcher(head());
        return mime && found.find() ? found.group(1) : "";
    }

    byte[] message(String id) {
        if (mime) {
            return form.bytes("message");
        }
        var text = new StringBuilder();
        form.fields().stream()
                .filter(each -> each.name().startsWith("h:"))
                .sorted(java.util.Comparator.comparing(
                        each -> !each.name().toLowerCase(Locale.ROOT).startsWith("h:x-everpost-")))
                .forEach(each -> text.append(each.name().substring(2))
                        .append(": ")
                        .append(each.text())
                        .append("\r\n"));
        text.append("From: ").append(form.first("from")).append("\r\nTo: ").append(form.first("to"));
        text.append("\r\nSubject: ")
                .append(form.first("subject"))
                .append("\r\nMessage-ID: <")
                .append(id)
                .append(">\r\n\r\n");
        return text.append(form.first("text")).append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private String head() {
        var text = new String(form.bytes("message"), StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        return end < 0 ? text : text.substring(0, end);
    }

    private static String bare(String mailbox) {
        int open = mailbox.lastIndexOf('<');
        return (open < 0 ? mailbox : mailbox.substring(open + 1).replaceFirst(">.*", "")).strip();
    }

    private static boolean isAddress(String text) {
        return text.matches("[\\x21-\\x7E&&[^@]]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,253}[A-Za-z0-9])?");
    }
}
