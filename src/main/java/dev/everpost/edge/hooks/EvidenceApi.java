package dev.everpost.edge.hooks;

import dev.everpost.edge.http.Access;
import dev.everpost.edge.http.Answer;
import dev.everpost.edge.http.Answers;
import dev.everpost.edge.http.Call;
import dev.everpost.edge.http.Caller;
import dev.everpost.edge.http.Problem;
import dev.everpost.store.Postbox;
import dev.everpost.store.StoreUnavailable;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What providers reported, as it came, for operators: one report by its number, and those that are nobody's. */
public final class EvidenceApi {

    private static final int LIST_MAX = 100;

    private final Access access;
    private final Postbox postbox;

    public EvidenceApi(Access access, Postbox postbox) {
        this.access = access;
        this.postbox = postbox;
    }

    /** Adds the routes under {@code /api/v1/evidence}. */
    public void register(JavalinConfig config) {
        config.routes.get("/api/v1/evidence", operator(this::unmatched));
        config.routes.get("/api/v1/evidence/{number}", operator(this::one));
    }

    private Answer one(Context ctx) {
        var text = ctx.pathParam("number");
        var found = text.matches("[0-9]{1,18}")
                ? postbox.find(Long.parseLong(text))
                : java.util.Optional.<Postbox.Kept>empty();
        return found.<Answer>map(kept -> Answer.Json.ok(EvidenceView.whole(kept)))
                .orElseGet(() -> Problem.of(
                        404,
                        "no-such-evidence",
                        "No such evidence",
                        "there is none with this number; it is kept as long as retention.evidence says"));
    }

    /** The latest first; {@code before} is the number of the last one of the page before. */
    private Answer unmatched(Context ctx) {
        var before = ctx.queryParam("before");
        boolean readable = before == null || before.matches("[0-9]{1,18}");
        if (!readable) {
            return Problem.of(400, "bad-cursor", "Bad cursor", "'before' is a number of the page before");
        }
        var page = postbox.unmatched(before == null ? 0 : Long.parseLong(before), LIST_MAX);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("unmatched", page.stream().map(EvidenceView::row).toList());
        if (page.size() == LIST_MAX) {
            body.put("next", page.getLast().number());
        }
        return Answer.Json.ok(body);
    }

    private Handler operator(Function<Context, Answer> page) {
        return ctx -> Answers.write(
                ctx,
                switch (access.identify(Call.of(ctx))) {
                    case Caller.Operating _ -> safely(ctx, page);
                    case Caller.Submitting _ ->
                        Problem.of(
                                403,
                                "operator-only",
                                "Only for the operator",
                                "evidence is shown to operators; use the admin key");
                    case Caller.Nobody(var problem) -> problem;
                });
    }

    private static Answer safely(Context ctx, Function<Context, Answer> page) {
        try {
            return page.apply(ctx);
        } catch (StoreUnavailable notNow) {
            return Problem.of(503, "store-unavailable", "Store unavailable", "ask again in a moment")
                    .withHeader("Retry-After", "5");
        }
    }
}
