package dev.everpost.provider.azure;

import dev.everpost.message.Recipient;
import dev.everpost.provider.Finding;
import dev.everpost.provider.Finding.CannotTell;
import dev.everpost.provider.Finding.NotTaken;
import dev.everpost.provider.Finding.NotYet;
import dev.everpost.provider.Finding.Taken;
import dev.everpost.provider.Inquiry;
import dev.everpost.provider.web.WebAnswer.Answered;
import dev.everpost.world.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks what became of operations that we named ourselves: of all recipients together, and of each alone where that is not known,
 * for blind copies and refused lists travel so. Thread-safe; at most {@value #ALONE_MAX} calls and one.
 */
record AzureOperations(AzureApi api, Time time) {

    /** Azure answers 60 questions a minute. */
    static final int ALONE_MAX = 10;

    /** An operation that is not known after this time never began. */
    static final Duration LAG = Duration.ofMinutes(1);

    /** What is known of one operation. */
    private enum State {
        TAKEN,
        FAILED,
        NOT_KNOWN,
        SILENT
    }

    Finding find(Inquiry inquiry) {
        var together = state(inquiry, inquiry.recipients());
        return switch (together) {
            case TAKEN -> taken(inquiry, inquiry.recipients());
            case FAILED -> new NotTaken("Azure says that the operation failed");
            case SILENT -> new CannotTell("Azure does not answer what became of the operation");
            case NOT_KNOWN -> inquiry.recipients().size() == 1 ? notKnown(inquiry) : alone(inquiry);
        };
    }

    private Finding alone(Inquiry inquiry) {
        if (inquiry.recipients().size() > ALONE_MAX) {
            return new CannotTell("it may have gone to more than " + ALONE_MAX + " recipients one by one");
        }
        var states = new ArrayList<State>();
        for (var each : inquiry.recipients()) {
            states.add(state(inquiry, List.of(each)));
        }
        if (states.stream().allMatch(State.TAKEN::equals)) {
            return taken(inquiry, inquiry.recipients().subList(0, 1));
        }
        return states.stream().allMatch(State.NOT_KNOWN::equals)
                ? notKnown(inquiry)
                : new CannotTell("Azure has it for some of the recipients only");
    }

    private Finding notKnown(Inquiry inquiry) {
        var age = Duration.between(inquiry.startedAt(), time.now());
        return age.compareTo(LAG) < 0
                ? new NotYet("Azure does not know the operation; it may within " + LAG.toSeconds() + " s")
                : new NotTaken("Azure does not know the operation");
    }

    private static Taken taken(Inquiry inquiry, List<Recipient> together) {
        var id = OperationId.of(inquiry.message().id(), together).toString();
        return new Taken(id, "Azure has it as operation " + id);
    }

    private State state(Inquiry inquiry, List<Recipient> recipients) {
        var answer = api.operation(OperationId.of(inquiry.message().id(), recipients));
        if (!(answer instanceof Answered answered)) {
            return State.SILENT;
        }
        if (answered.status() == 404 && answered.json().path("error").isObject()) {
            return State.NOT_KNOWN;
        }
        return switch (answered.isGood() ? answered.json().path("status").asString("") : "") {
            case "NotStarted", "Running", "Succeeded" -> State.TAKEN;
            case "Failed", "Canceled" -> State.FAILED;
            default -> State.SILENT;
        };
    }
}
