package dev.everpost.edge.rest;

import dev.everpost.edge.http.Problem;
import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.message.Recipient;
import dev.everpost.message.Submission;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns a request's body into a submission, or into a problem that names every wrong field. Thread-safe. */
final class SubmissionReader {

    private final MimeBuilder builder;
    private final EnvelopeReader envelopes;
    private final Limits limits;

    SubmissionReader(MimeBuilder builder, EnvelopeReader envelopes, Limits limits) {
        this.builder = builder;
        this.envelopes = envelopes;
        this.limits = limits;
    }

    /** What came of reading. */
    sealed interface Reading {
        record Sound(Submission submission) implements Reading {}

        record Wrong(Problem problem) implements Reading {}
    }

    /** Reads the JSON form. */
    Reading json(JsonNode node, String submitter, @Nullable String key) {
        var complaints = new ArrayList<Complaint>();
        var fields = new Fields(node, "", complaints);
        var letter = fields.has("raw") ? raw(fields) : parts(fields);
        var options = Options.of(fields);
        fields.complainOfTheRest();
        return complaints.isEmpty() && letter != null
                ? finish(letter, options, submitter, key)
                : new Reading.Wrong(Complaint.problem(complaints));
    }

    /** Reads a whole message whose envelope stands in the query, or in its header where the query is silent. */
    Reading rfc822(byte[] content, Query query, String submitter, @Nullable String key) {
        var letter = new Letter(content, query.sender("from"), query.has("from"), query.addresses("to"));
        var options = Options.of(query);
        query.complainOfTheRest();
        return query.complaints().isEmpty()
                ? finish(letter, options, submitter, key)
                : new Reading.Wrong(Complaint.problem(query.complaints()));
    }

    private Letter raw(Fields fields) {
        var content = PartsReader.base64(fields, "raw", fields.text("raw"));
        var from = fields.text("from");
        EmailAddress sender = null;
        if (from != null && !from.isBlank() && !from.equals("<>")) {
            sender = NamedAddress.parse(from).map(NamedAddress::address).orElse(null);
            if (sender == null) {
                fields.complain("from", PartsReader.notAnAddress(from));
            }
        }
        return new Letter(content, sender, from != null, PartsReader.bare(PartsReader.addresses(fields, "to")));
    }

    private @Nullable Letter parts(Fields fields) {
        var parts = PartsReader.read(fields);
        var blind = PartsReader.addresses(fields, "bcc");
        if (parts == null) {
            return null;
        }
        var recipients = new ArrayList<>(PartsReader.bare(parts.to()));
        recipients.addAll(PartsReader.bare(parts.cc()));
        recipients.addAll(PartsReader.bare(blind));
        if (recipients.isEmpty()) {
            fields.complain("to", "is missing: at least one recipient in to, cc or bcc");
            return null;
        }
        return switch (builder.build(parts)) {
            case MimeBuilder.Built.Done(var content) ->
                new Letter(content, parts.from().address(), true, recipients);
            case MimeBuilder.Built.Wrong(var field, var why) -> {
                fields.complain(field, why);
                yield null;
            }
        };
    }

    private Reading finish(Letter letter, Options options, String submitter, @Nullable String key) {
        var wholly = letter.senderGiven() && !letter.recipients().isEmpty();
        return wholly ? sound(letter, options, submitter, key) : completed(letter, options, submitter, key);
    }

    private Reading completed(Letter letter, Options options, String submitter, @Nullable String key) {
        return switch (envelopes.read(letter.content())) {
            case EnvelopeReader.Envelope.Found(var sender, var recipients, var content) -> {
                var from = letter.senderGiven() ? letter.sender() : sender;
                var given = !letter.recipients().isEmpty();
                if (!letter.senderGiven() && from == null) {
                    yield wrong("from", "is missing, and the message has no From field with exactly one address");
                }
                yield sound(
                        new Letter(content, from, true, given ? letter.recipients() : recipients),
                        options,
                        submitter,
                        key);
            }
            case EnvelopeReader.Envelope.Unreadable(var why) ->
                wrong("raw", "its header cannot be read (" + why + "); name from and to in the request");
        };
    }

    private Reading sound(Letter letter, Options options, String submitter, @Nullable String key) {
        if (letter.content().length > limits.contentBytesMax()) {
            return new Reading.Wrong(Problem.of(
                            413,
                            "message-too-large",
                            "Message too large",
                            "the message is " + letter.content().length + " bytes; at most " + limits.contentBytesMax()
                                    + " are accepted; send smaller or fewer attachments")
                    .with("limit", limits.contentBytesMax()));
        }
        var recipients = new ArrayList<Recipient>();
        for (var address : new LinkedHashSet<>(letter.recipients())) {
            recipients.add(Recipient.plain(recipients.size(), address));
        }
        return recipients.isEmpty()
                ? wrong("to", "is missing, and the message names no recipient")
                : new Reading.Sound(submission(letter, recipients, options, submitter, key));
    }

    private static Submission submission(
            Letter letter, List<Recipient> recipients, Options options, String submitter, @Nullable String key) {
        return new Submission(
                submitter,
                Submission.Via.REST,
                letter.sender(),
                recipients,
                new Content(letter.content()),
                options.messageClass(),
                options.deadline(),
                options.sendAt(),
                key,
                null,
                null,
                options.tags(),
                options.metadata());
    }

    private static Reading wrong(String field, String detail) {
        return new Reading.Wrong(Complaint.problem(List.of(new Complaint(field, detail))));
    }

    /** Content and envelope; {@code senderGiven} tells the null sender from an unknown one. */
    @SuppressWarnings("ArrayRecordComponent") // lives within one call and is never compared
    private record Letter(
            byte[] content, @Nullable EmailAddress sender, boolean senderGiven, List<EmailAddress> recipients) {}
}
