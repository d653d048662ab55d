package dev.everpost.publish;

import dev.everpost.message.Message;
import dev.everpost.mime.AddressList;
import dev.everpost.mime.HeaderBlock;
import dev.everpost.mime.NamedAddress;
import dev.everpost.store.Ledger.Story;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The {@code mail} object of an event: the message that it is about. */
final class MailMembers {

    /** The tag that says which configuration set a message named. */
    static final String CONFIGURATION_SET_TAG = "ses:configuration-set";

    /** As SES does, header fields beyond this are left out. */
    static final int HEADER_CHARS_MAX = 10 * 1024;

    private final Origin origin;

    MailMembers(Origin origin) {
        this.origin = origin;
    }

    /** @param head the first bytes of the message; empty when they are no longer kept */
    Map<String, Object> of(Story story, Optional<byte[]> head) {
        var message = story.message();
        var header = HeaderBlock.of(head.orElse(new byte[0]));
        var headers = headers(header);
        var mail = new LinkedHashMap<String, Object>();
        mail.put("timestamp", Stamp.of(message.acceptedAt()));
        mail.put("source", sender(message));
        mail.put(
                "sourceArn",
                "arn:aws:ses:" + origin.region() + ":" + origin.accountId() + ":identity/" + sender(message));
        mail.put("sendingAccountId", origin.accountId());
        mail.put("messageId", message.id().toString());
        mail.put(
                "destination",
                story.deliveries().stream()
                        .map(delivery -> delivery.recipient().address().toString())
                        .toList());
        mail.put(
                "headersTruncated",
                head.isEmpty() || headers.size() < header.fields().size());
        mail.put("headers", headers);
        mail.put("commonHeaders", common(message, header));
        mail.put("tags", tags(message));
        return mail;
    }

    private static List<Map<String, String>> headers(HeaderBlock header) {
        var headers = new ArrayList<Map<String, String>>();
        int chars = 0;
        for (var field : header.fields()) {
            var value = header.value(field);
            chars += field.name().length() + value.length();
            if (chars > HEADER_CHARS_MAX) {
                return headers;
            }
            var one = new LinkedHashMap<String, String>();
            one.put("name", field.name());
            one.put("value", value);
            headers.add(one);
        }
        return headers;
    }

    private static Map<String, Object> common(Message message, HeaderBlock header) {
        var common = new LinkedHashMap<String, Object>();
        common.put("returnPath", sender(message));
        addresses(common, "from", header.first("From"));
        header.first("Date").ifPresent(date -> common.put("date", bounded(date)));
        addresses(common, "to", header.first("To"));
        addresses(common, "cc", header.first("Cc"));
        addresses(common, "replyTo", header.first("Reply-To"));
        common.put("messageId", message.id().toString());
        header.first("Subject").ifPresent(subject -> common.put("subject", bounded(subject)));
        return common;
    }

    private static void addresses(Map<String, Object> common, String name, Optional<String> field) {
        field.map(MailMembers::bounded)
                .ifPresent(value -> common.put(
                        name,
                        switch (AddressList.parse(value)) {
                            case AddressList.Reading.Mailboxes(var all) ->
                                all.stream().map(MailMembers::shown).toList();
                            case AddressList.Reading.Invalid _ -> List.of(value);
                        }));
    }

    private static String shown(NamedAddress one) {
        return one.name().isEmpty() ? one.address().toString() : one.name() + " <" + one.address() + ">";
    }

    /** Tags have lists of values there, although ours have one each. */
    private static Map<String, List<String>> tags(Message message) {
        var tags = new TreeMap<String, List<String>>();
        tags.put("ses:operation", List.of(operation(message)));
        tags.put("ses:caller-identity", List.of(message.submitter()));
        if (message.sender() != null) {
            tags.put("ses:from-domain", List.of(message.sender().domain()));
        }
        message.tags().forEach((name, value) -> tags.put(name, List.of(value)));
        return tags;
    }

    private static String operation(Message message) {
        return switch (message.via()) {
            case SMTP -> "SendSmtpEmail";
            case SES, REST, INTERNAL -> "SendEmail";
        };
    }

    private static String sender(Message message) {
        return message.sender() == null ? "" : message.sender().toString();
    }

    private static String bounded(String value) {
        return value.length() <= HEADER_CHARS_MAX ? value : value.substring(0, HEADER_CHARS_MAX);
    }
}
