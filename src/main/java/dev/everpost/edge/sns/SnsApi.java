package dev.everpost.edge.sns;

import dev.everpost.edge.http.Access;
import dev.everpost.edge.http.Answer;
import dev.everpost.edge.http.Answers;
import dev.everpost.edge.http.Call;
import dev.everpost.edge.http.Caller;
import dev.everpost.edge.http.Problem;
import dev.everpost.publish.sns.Topics;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.function.Function;

/** What our topics answer over HTTP: links and certificate for anybody, the subscriptions for operators. */
public final class SnsApi {

    private final Access access;
    private final SubscriberPages pages;
    private final TopicOperations operations;

    public SnsApi(Access access, Topics topics) {
        this.access = access;
        this.pages = new SubscriberPages(topics);
        this.operations = new TopicOperations(topics.book());
    }

    /** Adds the routes under {@code /sns} and {@code /api/v1/topics}. */
    public void register(JavalinConfig config) {
        config.routes.get("/sns", open(pages::act));
        config.routes.get("/sns/{file}", open(pages::certificate));
        config.routes.get("/api/v1/topics", operator(operations::list));
        config.routes.post("/api/v1/topics/{subscription}/{command}", operator(operations::command));
    }

    private static Handler open(Function<Context, Answer> page) {
        return ctx -> Answers.write(ctx, page.apply(ctx));
    }

    private Handler operator(Function<Context, Answer> page) {
        return open(ctx -> switch (access.identify(Call.of(ctx))) {
            case Caller.Operating _ -> page.apply(ctx);
            case Caller.Submitting submitting ->
                Problem.of(
                        403,
                        "operator-only",
                        "Only for the operator",
                        "the key of submitter '" + submitting.label() + "' cannot do this; use the admin key");
            case Caller.Nobody(var problem) -> problem;
        });
    }
}
