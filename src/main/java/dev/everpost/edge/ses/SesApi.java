package dev.everpost.edge.ses;

import dev.everpost.edge.sigv4.Authentication.Verified;
import dev.everpost.edge.sigv4.Claimed;
import dev.everpost.edge.sigv4.Refusal;
import dev.everpost.edge.sigv4.SigV4;
import dev.everpost.ses.Caller;
import dev.everpost.ses.Sending;
import dev.everpost.ses.SesAccount;
import dev.everpost.ses.SesError;
import dev.everpost.ses.Verifications;
import dev.everpost.store.StoreUnavailable;
import dev.everpost.world.World;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SES API v2 over HTTP, signed with SigV4; an operation that is not offered answers an error that names it, and so does a
 * path that is none. Thread-safe.
 */
public final class SesApi {

    private static final Logger LOG = LoggerFactory.getLogger(SesApi.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final List<HandlerType> METHODS =
            List.of(HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE);

    private final SigV4 signatures;
    private final SesSettings settings;
    private final SendOperations sends;
    private final SesResponses responses;
    private final Router router;
    private final VerifyPage page;

    /** The rooms behind the operations. */
    public record Doing(Sending sending, SesAccount account, Verifications verifications) {}

    public SesApi(SigV4 signatures, Doing doing, World world, SesSettings settings, AccountFigures figures) {
        this.signatures = signatures;
        this.settings = settings;
        this.responses = new SesResponses(world);
        this.sends = new SendOperations(doing.sending(), settings, responses);
        this.router = new Router(Catalogue.of(doing.account(), doing.verifications(), figures));
        this.page = new VerifyPage(doing.verifications());
    }

    /** Adds the routes. The signature covers the Host header and the path: no proxy may change them. */
    public void register(JavalinConfig config) {
        config.routes.post("/v2/email/outbound-emails", context -> answer(context, sends::sendEmail));
        config.routes.post("/v2/email/outbound-bulk-emails", context -> answer(context, sends::sendBulkEmail));
        for (var method : METHODS) {
            config.routes.addHttpHandler(method, "/v2/email/*", context -> answer(context, this::route));
            config.routes.addHttpHandler(method, "/v1/email/*", context -> answer(context, this::route));
        }
        page.register(config);
    }

    /** What an operation does once the signature is proven. */
    private interface Operation {
        void run(Context context, ServletRequest request, Caller caller, byte[] body);
    }

    private void answer(Context context, Operation operation) throws IOException {
        var request = new ServletRequest(context);
        try {
            switch (signatures.claim(request)) {
                case Refusal refusal -> refuseUnread(context, request, Fault.of(refusal));
                case Claimed claim -> answer(context, request, claim, operation);
            }
        } catch (StoreUnavailable notNow) {
            responses.fault(
                    context,
                    Fault.of(
                            new SesError(SesError.Kind.UNAVAILABLE, String.valueOf(notNow.getMessage()), RETRY_AFTER)));
        } catch (RuntimeException failure) {
            LOG.error("SES request {} {} failed", request.method(), request.path(), failure);
            responses.fault(context, Fault.internal());
        }
    }

    private void answer(Context context, ServletRequest request, Claimed claim, Operation operation)
            throws IOException {
        int bytesMax = Math.toIntExact(settings.bodyBytesMax());
        if (request.declaredBytes() > bytesMax) {
            refuseUnread(context, request, tooLong(request.declaredBytes(), settings.messageBytesMax()));
            return;
        }
        var body = request.body(bytesMax);
        if (body.length > bytesMax) {
            refuseUnread(context, request, tooLong(body.length, settings.messageBytesMax()));
            return;
        }
        switch (signatures.verify(claim, request, body)) {
            case Refusal refusal -> responses.fault(context, Fault.of(refusal));
            case Verified who -> operation.run(context, request, new Caller(who.submitter(), who.region()), body);
        }
    }

    private void refuseUnread(Context context, ServletRequest request, Fault fault) throws IOException {
        request.drain();
        responses.fault(context, fault);
    }

    private void route(Context context, ServletRequest request, Caller caller, byte[] body) {
        responses.reply(context, router.answer(request, caller, body));
    }

    private static Fault tooLong(long bytes, long bytesMax) {
        return Fault.of(SesError.tooLong(bytes, bytesMax));
    }
}
