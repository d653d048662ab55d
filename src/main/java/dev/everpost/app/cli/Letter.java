package dev.everpost.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.json.JsonMapper;

/** The options that make a message. */
final class Letter {

    @Option(names = "--from", paramLabel = "ADDRESS", description = "Who sends: user@domain or \"Name <user@domain>\".")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "ADDRESS", description = "A recipient; may be repeated.")
    private List<String> to = new ArrayList<>();

    @Option(names = "--cc", paramLabel = "ADDRESS", description = "A recipient in copy; may be repeated.")
    private List<String> cc = new ArrayList<>();

    @Option(names = "--bcc", paramLabel = "ADDRESS", description = "A recipient nobody sees; may be repeated.")
    private List<String> bcc = new ArrayList<>();

    @Option(names = "--subject", paramLabel = "TEXT", description = "The subject.")
    private @Nullable String subject;

    @Option(names = "--text", paramLabel = "TEXT", description = "The plain text.")
    private @Nullable String text;

    @Option(names = "--html", paramLabel = "HTML", description = "The HTML text.")
    private @Nullable String html;

    @Option(
            names = "--raw",
            paramLabel = "FILE",
            description = "A whole message with its header; --from and --to are its envelope then, or its header names"
                    + " them. LF line ends become CRLF.")
    private @Nullable Path raw;

    @Option(names = "--attach", paramLabel = "FILE", description = "A file to attach; may be repeated.")
    private List<Path> attachments = new ArrayList<>();

    @Option(names = "--class", paramLabel = "CLASS", description = "critical, transactional or bulk.")
    private @Nullable String messageClass;

    @Option(names = "--deadline", paramLabel = "SPAN", description = "Give up after so long: 90s, 2m, 4h.")
    private @Nullable String deadline;

    @Option(names = "--send-at", paramLabel = "TIME", description = "Not before this RFC 3339 time.")
    private @Nullable String sendAt;

    /** A request that submits the letter. */
    @SuppressWarnings("ArrayRecordComponent") // sent once and never compared
    record Request(String path, byte[] body, String contentType, Map<String, String> headers) {}

    /** Reads the files; one that cannot be read is wrong usage. */
    Request request(CommandSpec spec, @Nullable String idempotencyKey) {
        Map<String, String> headers = idempotencyKey == null ? Map.of() : Map.of("Idempotency-Key", idempotencyKey);
        return raw == null ? parts(spec, headers) : whole(spec, raw, headers);
    }

    private Request whole(CommandSpec spec, Path file, Map<String, String> headers) {
        if (subject != null
                || text != null
                || html != null
                || !attachments.isEmpty()
                || !cc.isEmpty()
                || !bcc.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--raw is a whole message: --subject, --text, --html, --attach, --cc and --bcc do not go with it");
        }
        var query = new QueryString("/api/v1/messages")
                .with("from", from)
                .with("class", messageClass)
                .with("deadline", deadline)
                .with("send_at", sendAt);
        to.forEach(address -> query.with("to", address));
        return new Request(query.toString(), withCrlf(read(spec, file)), "message/rfc822", headers);
    }

    private Request parts(CommandSpec spec, Map<String, String> headers) {
        var body = new LinkedHashMap<String, Object>();
        put(body, "from", from);
        body.put("to", to);
        body.put("cc", cc);
        body.put("bcc", bcc);
        put(body, "subject", subject);
        put(body, "text", text);
        put(body, "html", html);
        put(body, "class", messageClass);
        put(body, "deadline", deadline);
        put(body, "send_at", sendAt);
        body.put(
                "attachments",
                attachments.stream().map(file -> attachment(spec, file)).toList());
        return new Request(
                "/api/v1/messages", JsonMapper.shared().writeValueAsBytes(body), "application/json", headers);
    }

    private static void put(Map<String, Object> body, String name, @Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }

    private static Map<String, String> attachment(CommandSpec spec, Path file) {
        var content = Base64.getEncoder().encodeToString(read(spec, file));
        var attachment = new LinkedHashMap<String, String>();
        attachment.put(
                "name", file.getFileName() == null ? "file" : file.getFileName().toString());
        attachment.put("content", content);
        putType(attachment, file);
        return attachment;
    }

    private static void putType(Map<String, String> attachment, Path file) {
        try {
            var type = Files.probeContentType(file);
            if (type != null) {
                attachment.put("content_type", type);
            }
        } catch (IOException unknown) {
            attachment.put("content_type", "application/octet-stream");
        }
    }

    private static byte[] read(CommandSpec spec, Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new ParameterException(spec.commandLine(), file + ": there is no such file");
        } catch (IOException unreadable) {
            throw new ParameterException(
                    spec.commandLine(), file + ": cannot be read; check that it is a file and its permissions");
        }
    }

    /** A file made on Unix ends its lines with LF only, which mail must not have. */
    private static byte[] withCrlf(byte[] content) {
        var text = new String(content, StandardCharsets.ISO_8859_1);
        return text.contains("\r") ? content : text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
