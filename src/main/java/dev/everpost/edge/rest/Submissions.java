package dev.everpost.edge.rest;

import dev.everpost.edge.http.Answer;
import dev.everpost.edge.http.Caller;
import dev.everpost.edge.http.Problem;
import dev.everpost.intake.Fingerprint;
import dev.everpost.intake.Intake;
import dev.everpost.intake.Submitter;
import dev.everpost.message.Submission;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/messages}: takes a message in JSON or whole. */
final class Submissions {

    private final Intake intake;
    private final SubmissionReader reader;
    private final Limits limits;

    Submissions(Intake intake, SubmissionReader reader, Limits limits) {
        this.intake = intake;
        this.reader = reader;
        this.limits = limits;
    }

    Answer post(Context ctx, Caller.Known caller) {
        var submitter = submitter(caller);
        if (submitter == null) {
            return Problem.of(
                    403,
                    "submitters-only",
                    "Only for submitters",
                    "the admin key operates the gateway; submit mail with the api_key of a submitter");
        }
        var key = ctx.header("Idempotency-Key");
        return key == null || isKey(key) ? take(ctx, submitter, key) : badKey();
    }

    private Answer take(Context ctx, Submitter submitter, @Nullable String key) {
        return switch (Body.read(ctx, limits)) {
            case Body.Bad(var problem) -> problem;
            case Body.JsonObject(var node) ->
                submit(known(reader.json(node, submitter.name(), key), node.toString(), key), submitter);
            case Body.Rfc822(var content) ->
                submit(reader.rfc822(content, Query.of(ctx), submitter.name(), key), submitter);
        };
    }

    /** Composed mail has a new Date and boundary at each try, so a repeated request is known by its own text. */
    private static SubmissionReader.Reading known(
            SubmissionReader.Reading reading, String request, @Nullable String key) {
        return key != null && reading instanceof SubmissionReader.Reading.Sound(var submission)
                ? new SubmissionReader.Reading.Sound(submission.withFingerprint(Fingerprint.ofText(request)))
                : reading;
    }

    private Answer submit(SubmissionReader.Reading reading, Submitter submitter) {
        return switch (reading) {
            case SubmissionReader.Reading.Wrong(var problem) -> problem;
            case SubmissionReader.Reading.Sound(var submission) -> submit(submission, submitter);
        };
    }

    private Answer submit(Submission submission, Submitter submitter) {
        if (!submitter.maySendAs(submission.sender())) {
            return Receipts.senderNotAllowed("submitter '" + submitter.name() + "' may not send as <"
                    + submission.sender() + ">; its senders are " + submitter.senders()
                    + "; use one of them or add it to the configuration");
        }
        return Receipts.answer(
                intake.submit(submission), submission.recipients().size());
    }

    private static @Nullable Submitter submitter(Caller.Known caller) {
        return switch (caller) {
            case Caller.Submitting submitting -> submitting.submitter();
            case Caller.Operating operating -> operating.submitter();
        };
    }

    private static boolean isKey(String key) {
        return !key.isBlank()
                && key.length() <= Limits.KEY_LENGTH_MAX
                && key.chars().allMatch(c -> c >= 0x20 && c < 0x7F);
    }

    private static Problem badKey() {
        return Problem.of(
                        422,
                        "invalid-request",
                        "Invalid request",
                        "Idempotency-Key: must be 1 to " + Limits.KEY_LENGTH_MAX + " printable ASCII characters")
                .with("field", "Idempotency-Key")
                .with("limit", Limits.KEY_LENGTH_MAX);
    }
}
