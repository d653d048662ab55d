package dev.everpost.edge.hooks;

import dev.everpost.edge.http.Answer;
import dev.everpost.edge.http.Answers;
import dev.everpost.edge.http.Problem;
import dev.everpost.fact.ProviderName;
import dev.everpost.feedback.Hearing;
import dev.everpost.provider.hook.HookReader;
import dev.everpost.world.World;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /hooks/<provider>} and {@code /hooks/<provider>/<secret>}: where providers post. The vendor's signature or secret is the
 * login; nothing that is refused changes anything, and nothing of it is written into a log.
 */
public final class HooksApi {

    private static final Logger LOG = LoggerFactory.getLogger(HooksApi.class);
    private static final String NAME = "[a-z0-9][a-z0-9_-]{0,39}";
    private static final List<String> PATHS = List.of("/hooks/{provider}", "/hooks/{provider}/{secret}");

    private final HookAccounts accounts;
    private final Desk desk;
    private final Turnstile turnstile;
    private final Refusals refusals;
    private final HookLimits limits;
    private final HookEvents events;
    private final World world;

    public HooksApi(
            HookAccounts accounts,
            Hearing hearing,
            Visitor visitor,
            HookLimits limits,
            HookEvents events,
            World world) {
        this.accounts = accounts;
        this.desk = new Desk(hearing, visitor, events);
        this.turnstile = new Turnstile(limits, world.time());
        this.refusals = new Refusals(world.time());
        this.limits = limits;
        this.events = events;
        this.world = world;
    }

    /** Adds the routes: posts, and what some vendors ask by GET, HEAD or OPTIONS before they post. */
    public void register(JavalinConfig config) {
        for (var path : PATHS) {
            config.routes.post(path, this::handle);
            config.routes.get(path, this::handle);
            config.routes.head(path, this::handle);
            config.routes.options(path, this::handle);
        }
    }

    private void handle(Context ctx) {
        var name = ctx.pathParam("provider");
        var provider = name.matches(NAME) ? Optional.of(new ProviderName(name)) : Optional.<ProviderName>empty();
        var reader = provider.flatMap(accounts::reader);
        if (provider.isEmpty() || reader.isEmpty()) {
            events.unknown();
            Answers.write(ctx, nobody());
            return;
        }
        var done = admitted(ctx, provider.get(), reader.get());
        events.ended(provider.get(), done.end());
        if (done.end().status() >= 400) {
            refusals.note(provider.get(), ctx.ip(), done);
        }
        allowOrigin(ctx, done);
        Answers.write(ctx, done.answer());
    }

    /** CloudEvents 1.0 webhooks section 4: who asked whether he may post is named in the yes. */
    private static void allowOrigin(Context ctx, Done done) {
        var origin = ctx.header("WebHook-Request-Origin");
        if (done.end() == HookEnd.HANDSHAKE && origin != null && origin.matches("[A-Za-z0-9.-]{1,253}")) {
            ctx.header("WebHook-Allowed-Origin", origin);
        }
    }

    private Done admitted(Context ctx, ProviderName provider, HookReader reader) {
        long size = ctx.req().getContentLengthLong();
        boolean packed = ctx.header("Content-Encoding") != null;
        long counted = packed ? -1 : size;
        if (size > limits.bodyBytesMax()) {
            return Done.refused(HookEnd.TOO_LARGE, "the body is larger than " + limits.bodyBytesMax() + " bytes");
        }
        if (!turnstile.enter(provider, counted)) {
            return Done.refused(HookEnd.BUSY, "too many posts for this provider at once");
        }
        try {
            return read(ctx, provider, reader);
        } catch (RuntimeException defect) {
            LOG.atError().setCause(defect).addKeyValue("provider", provider).log("a post to a hook broke its reader");
            return Done.refused(HookEnd.DEFECT, "the gateway failed to read this; its log says why");
        } finally {
            turnstile.leave(provider, counted);
        }
    }

    private Done read(Context ctx, ProviderName provider, HookReader reader) {
        return switch (Posted.read(ctx, limits, world.time())) {
            case Posted.Not(var end, var why) -> Done.refused(end, why);
            case Posted.Whole(var bytes) ->
                desk.answer(
                        provider,
                        reader.read(Requests.of(ctx, bytes, world.time().now())));
        };
    }

    private static Answer nobody() {
        return new Problem(
                404,
                "no-such-hook",
                "No such hook",
                "no provider of this name is configured to report back here; its hook needs a secret",
                Map.of(),
                Map.of());
    }
}
