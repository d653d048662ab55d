package dev.everpost.edge.ses;

import dev.everpost.edge.sigv4.Authentication.Verified;
import dev.everpost.edge.sigv4.Claimed;
import dev.everpost.edge.sigv4.Refusal;
import dev.everpost.edge.sigv4.SigV4;
import dev.everpost.intake.Intake;
import dev.everpost.intake.Submitters;
import dev.everpost.world.World;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * The SES API v2 over HTTP: SendEmail and GetAccount, signed with SigV4; anything else below /v2/email gets a typed
 * error. Thread-safe.
 */
public final class SesApi {

    private static final Logger LOG = LoggerFactory.getLogger(SesApi.class);
    private static final List<HandlerType> METHODS =
            List.of(HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE);

    private final SigV4 signatures;
    private final Intake intake;
    private final SesSettings settings;
    private final AccountFigures account;
    private final Invocations invocations;
    private final SesResponses responses;
    private final JsonFactory json;

    public SesApi(
            Supplier<Submitters> submitters, Intake intake, World world, SesSettings settings, AccountFigures account) {
        this.signatures = new SigV4(submitters, settings.region(), world.time());
        this.intake = intake;
        this.settings = settings;
        this.account = account;
        this.invocations = new Invocations(world);
        this.responses = new SesResponses(world);
        this.json = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Math.toIntExact(settings.bodyBytesMax()))
                        .maxNestingDepth(64)
                        .build())
                .build();
    }

    /** Adds the routes. The signature covers the Host header and the path: no proxy may change them. */
    public void register(JavalinConfig config) {
        config.routes.post("/v2/email/outbound-emails", context -> answer(context, this::sendEmail));
        config.routes.get("/v2/email/account", context -> answer(context, this::getAccount));
        for (var method : METHODS) {
            config.routes.addHttpHandler(method, "/v2/email/*", context -> answer(context, this::notOffered));
        }
    }

    /** What an operation does once the signature is proven. */
    private interface Operation {
        void run(Context context, ServletRequest request, Verified who, byte[] body);
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
            refuseUnread(context, request, Fault.tooLong(request.declaredBytes(), settings.messageBytesMax()));
            return;
        }
        var body = request.body(bytesMax);
        if (body.length > bytesMax) {
            refuseUnread(context, request, Fault.tooLong(body.length, settings.messageBytesMax()));
            return;
        }
        switch (signatures.verify(claim, request, body)) {
            case Refusal refusal -> responses.fault(context, Fault.of(refusal));
            case Verified who -> operation.run(context, request, who, body);
        }
    }

    private void refuseUnread(Context context, ServletRequest request, Fault fault) throws IOException {
        request.drain();
        responses.fault(context, fault);
    }

    private void sendEmail(Context context, ServletRequest request, Verified who, byte[] body) {
        switch (send(request, who, body)) {
            case Answer.Sent(var id) -> responses.sent(context, id);
            case Answer.Failed(var fault) -> responses.fault(context, fault);
        }
    }

    private Answer send(ServletRequest request, Verified who, byte[] body) {
        return switch (SendEmailReader.read(json, body)) {
            case Fault fault -> new Answer.Failed(fault);
            case SendEmailRequest email -> {
                var invocation = invocations.of(who.submitter().name(), request.headers("amz-sdk-invocation-id"));
                yield switch (new Translation(who, email, invocation).draft()) {
                    case Fault fault -> new Answer.Failed(fault);
                    case Draft.Ready(var submission) -> Answer.of(intake.submit(submission), who, submission, settings);
                };
            }
        };
    }

    private void getAccount(Context context, ServletRequest request, Verified who, byte[] body) {
        responses.account(context, account);
    }

    private void notOffered(Context context, ServletRequest request, Verified who, byte[] body) {
        responses.fault(context, Fault.notOffered(request.method(), request.path()));
    }
}
