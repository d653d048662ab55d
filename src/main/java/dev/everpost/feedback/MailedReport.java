package dev.everpost.feedback;

import dev.everpost.fact.Fact.Report;
import dev.everpost.mime.HeaderBlock;
import dev.everpost.mime.ReportReader;
import dev.everpost.provider.hook.Told;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a message at the feedback address tells: a delivery status notification (RFC 3464) of each of its recipients, an abuse report
 * (RFC 5965), or nothing that can be read; that is kept as an unknown word. Nothing in it is trusted: whoever knows an id can write it.
 */
final class MailedReport {

    private static final String ID_HEADER = "X-Everpost-Id";

    private final byte[] content;
    private final @Nullable String tag;
    private final Instant now;
    private final HeaderBlock header;

    /** @param tag what stands behind the {@code +} of the address it came to, or null */
    MailedReport(byte[] content, @Nullable String tag, Instant now) {
        this.content = content;
        this.tag = tag;
        this.now = now;
        this.header = HeaderBlock.of(content);
    }

    List<Told> told() {
        var parts = ReportReader.read(content);
        if (parts.isEmpty()) {
            var raw = new String(content, 0, Math.min(content.length, Told.RAW_CHARS_MAX), StandardCharsets.UTF_8);
            return List.of(told(0, Report.UNKNOWN, "mail", ourId(""), null, Map.of(), raw));
        }
        var raw = parts.get().status() + parts.get().feedback() + "\r\n"
                + headerOf(parts.get().original());
        return parts.get().feedback().isEmpty() ? statuses(parts.get(), raw) : List.of(complaint(parts.get(), raw));
    }

    private List<Told> statuses(ReportReader.Parts parts, String raw) {
        var ourId = ourId(parts.original());
        var told = new ArrayList<Told>();
        for (var group : ReportFields.groups(parts.status())) {
            if (!group.get("action").isEmpty()) {
                var details = new LinkedHashMap<String, String>();
                put(details, "status", group.get("status").replaceAll("[^0-9.].*", ""));
                put(details, "diagnostic", group.typed("diagnostic-code"));
                put(details, "mta", group.typed("remote-mta"));
                var action = group.get("action").toLowerCase(Locale.ROOT);
                var report = DsnWords.report(action, group.get("status"));
                put(details, "reason", DsnWords.reason(report, group.get("status")));
                told.add(told(told.size(), report, "dsn " + action, ourId, recipient(group), details, raw));
            }
        }
        return told;
    }

    private Told complaint(ReportReader.Parts parts, String raw) {
        var fields =
                ReportFields.groups(parts.feedback()).stream().findFirst().orElseGet(() -> new ReportFields(Map.of()));
        var type = fields.get("feedback-type").toLowerCase(Locale.ROOT);
        var details = new LinkedHashMap<String, String>();
        put(details, "type", type);
        put(details, "agent", fields.get("user-agent"));
        put(details, "address", fields.get("source-ip"));
        var report = switch (type) {
            case "abuse", "fraud", "virus", "other" -> Report.COMPLAINED;
            case "opt-out", "opt-out-list" -> Report.UNSUBSCRIBED;
            default -> Report.UNKNOWN;
        };
        var recipient = fields.get("original-rcpt-to").replaceAll("[<>]", "");
        return told(
                0,
                report,
                "arf " + type,
                ourId(parts.original()),
                recipient.isEmpty() ? null : recipient,
                details,
                raw);
    }

    /** The original address is the one that we know; the final one may be where it was forwarded to. */
    private static String recipient(ReportFields group) {
        return group.get("original-recipient").isEmpty()
                ? group.typed("final-recipient")
                : group.typed("original-recipient");
    }

    private Told told(
            int nth,
            Report report,
            String event,
            @Nullable String ourId,
            @Nullable String recipient,
            Map<String, String> details,
            String raw) {
        var same = header.first("Message-ID").orElse("") + "\n" + nth + "\n" + event + "\n" + recipient + "\n" + raw;
        var id = UUID.nameUUIDFromBytes(same.getBytes(StandardCharsets.UTF_8)).toString();
        return new Told(id, report, event, ourId, null, recipient, now, details, raw);
    }

    private @Nullable String ourId(String original) {
        var returned = HeaderBlock.of(original.replaceAll("\r\n|\n|\r", "\r\n").getBytes(StandardCharsets.UTF_8));
        return returned.first(ID_HEADER).orElse(tag);
    }

    /** The content of somebody's mail is no evidence. */
    private static String headerOf(String original) {
        int end = original.replace("\r\n", "\n").indexOf("\n\n");
        return end < 0 ? original : original.replace("\r\n", "\n").substring(0, end);
    }

    private static void put(Map<String, String> details, String name, String value) {
        if (!value.isEmpty()) {
            details.put(name, value);
        }
    }
}
