package dev.everpost.edge.http;

import dev.everpost.store.StoreUnavailable;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets callers in, or not, and writes what the rooms behind answer. */
public final class Doors {

    private static final Logger LOG = LoggerFactory.getLogger(Doors.class);

    private final Access access;

    public Doors(Access access) {
        this.access = access;
    }

    /** What stands behind a door for anybody we know. */
    @FunctionalInterface
    public interface Room {
        Answer enter(Context ctx, Caller.Known caller);
    }

    /** What stands behind a door for operators only. */
    @FunctionalInterface
    public interface Office {
        Answer enter(Context ctx, Caller.Operating operator);
    }

    /** What stands open. */
    @FunctionalInterface
    public interface Hall {
        Answer enter(Context ctx);
    }

    public Handler open(Hall hall) {
        return ctx -> Answers.write(ctx, safely(ctx, () -> hall.enter(ctx)));
    }

    public Handler known(Room room) {
        return open(ctx -> switch (access.identify(Call.of(ctx))) {
            case Caller.Known caller -> room.enter(ctx, caller);
            case Caller.Nobody(var problem) -> refused(ctx, problem);
        });
    }

    public Handler operator(Office office) {
        return known((ctx, caller) -> switch (caller) {
            case Caller.Operating operator -> office.enter(ctx, operator);
            case Caller.Submitting submitting -> refused(ctx, notOperator(submitting));
        });
    }

    /** Open on this machine, otherwise for operators: what a scraper reads. */
    public Handler localOrOperator(Hall hall) {
        var guarded = operator((ctx, _) -> hall.enter(ctx));
        var local = open(hall);
        return ctx -> {
            var call = Call.of(ctx);
            var handler = call.authorization() == null && access.isLocal(call) ? local : guarded;
            handler.handle(ctx);
        };
    }

    /** The store failed: the same request may work in a moment, and to repeat it does no harm. */
    public static Problem unavailable(String what) {
        return Problem.of(503, "store-unavailable", "Store unavailable", what + "; send the same again in a moment")
                .withHeader("Retry-After", "5");
    }

    private static Problem notOperator(Caller.Submitting caller) {
        return Problem.of(
                403,
                "operator-only",
                "Only for the operator",
                "the key of submitter '" + caller.label() + "' cannot do this; use the admin key");
    }

    private static Problem refused(Context ctx, Problem problem) {
        LOG.warn("refused {} {} from {}: {}", ctx.method(), plain(ctx.path()), ctx.ip(), plain(problem.detail()));
        return problem;
    }

    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]", "?");
    }

    /** A defect of ours must not show its inside to the caller. */
    private static Answer safely(Context ctx, Supplier<Answer> work) {
        try {
            return work.get();
        } catch (StoreUnavailable notNow) {
            LOG.warn("cannot answer {} {} now: {}", ctx.method(), plain(ctx.path()), notNow.getMessage());
            return unavailable(String.valueOf(notNow.getMessage()));
        } catch (RuntimeException defect) {
            LOG.error("failed to answer {} {}", ctx.method(), plain(ctx.path()), defect);
            return Problem.of(
                    500,
                    "internal-error",
                    "Internal error",
                    "the gateway failed to answer; its log says why. If this was a submission, send it again with the"
                            + " same Idempotency-Key");
        }
    }
}
