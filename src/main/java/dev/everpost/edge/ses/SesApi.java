package dev.everpost.edge.ses;

import dev.everpost.edge.sigv4.Authentication.Verified;
import dev.everpost.edge.sigv4.Claimed;
import dev.everpost.edge.sigv4.Refusal;
import dev.everpost.edge.sigv4.SigV4;
import dev.everpost.ses.Caller;
import dev.everpost.ses.Sending;
import dev.everpost.ses.SesError;
import dev.everpost.world.World;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SES API v2 over HTTP: SendEmail and GetAccount, signed with SigV4; anything else below /v2/email gets a typed
 * error. Thread-safe.
 */
public final class SesApi {

    private static final Logger LOG = LoggerFactory.getLogger(SesApi.class);
    private static final List<HandlerType> METHODS =
            List.of(HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE);

    private final SigV4 signatures;
    private final SesSettings settings;
    private final AccountFigures account;
    private final SendOperations sends;
    private final SesResponses responses;

    public SesApi(SigV4 signatures, Sending sending, World world, SesSettings settings, AccountFigures account) {
        this.signatures = signatures;
        this.settings = settings;
        this.account = account;
        this.responses = new SesResponses(world);
        this.sends = new SendOperations(sending, settings, responses);
    }

    /** Adds the routes. The signature covers the Host header and the path: no proxy may change them. */
    public void register(JavalinConfig config) {
        config.routes.post("/v2/email/outbound-emails", context -> answer(context, sends::sendEmail));
        config.routes.post("/v2/email/outbound-bulk-emails", context -> answer(context, sends::sendBulkEmail));
        config.routes.get("/v2/email/account", context -> answer(context, this::getAccount));
        for (var method : METHODS) {
            config.routes.addHttpHandler(method, "/v2/email/*", context -> answer(context, this::notOffered));
        }
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

    private void getAccount(Context context, ServletRequest request, Caller caller, byte[] body) {
        responses.account(context, account);
    }

    private void notOffered(Context context, ServletRequest request, Caller caller, byte[] body) {
        responses.fault(context, Fault.notOffered(request.method(), request.path()));
    }

    private static Fault tooLong(long bytes, long bytesMax) {
        return Fault.of(SesError.tooLong(bytes, bytesMax));
    }
}
