package dev.everpost.edge.ses.query;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.everpost.edge.ses.AccountFigures;
import dev.everpost.edge.ses.ServletRequest;
import dev.everpost.edge.ses.SesApi;
import dev.everpost.edge.ses.SesSettings;
import dev.everpost.edge.sigv4.Authentication.Verified;
import dev.everpost.edge.sigv4.Claimed;
import dev.everpost.edge.sigv4.Refusal;
import dev.everpost.edge.sigv4.SigV4;
import dev.everpost.ses.Bounces;
import dev.everpost.ses.Caller;
import dev.everpost.ses.SendStatistics;
import dev.everpost.ses.SesError;
import dev.everpost.world.World;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The SES API v1 over HTTP: a signed form to the root path, answered in XML. Thread-safe. */
public final class QueryApi {

    private static final Logger LOG = LoggerFactory.getLogger(QueryApi.class);
    private static final String INVOCATION = "amz-sdk-invocation-id";

    private final SigV4 signatures;
    private final QueryLimits limits;
    private final Dispatch dispatch;
    private final Responses responses;

    /**
     * The rooms behind the operations.
     *
     * @param shared with v2; the others v1 has alone
     */
    public record Doing(SesApi.Doing shared, Bounces bounces, SendStatistics statistics) {}

    public QueryApi(SigV4 signatures, Doing doing, World world, SesSettings settings, AccountFigures figures) {
        this.signatures = signatures;
        this.limits = QueryLimits.of(settings);
        this.dispatch = new Dispatch(Actions.of(doing, figures, limits));
        this.responses = new Responses(world);
    }

    /** Adds the routes. The signature covers the Host header and the query: no proxy may change them. */
    public void register(JavalinConfig config) {
        config.routes.post("/", this::answer);
        config.routes.get("/", this::answer);
    }

    private void answer(Context context) throws IOException {
        var request = new ServletRequest(context);
        try {
            switch (signatures.claim(request)) {
                case Refusal refusal -> refuseUnread(context, request, Problem.of(refusal));
                case Claimed claim -> answer(context, request, claim);
            }
        } catch (RuntimeException failure) {
            LOG.error("SES query request failed", failure);
            responses.problem(context, Problem.internal());
        }
    }

    private void answer(Context context, ServletRequest request, Claimed claim) throws IOException {
        if (request.declaredBytes() > limits.formBytesMax()) {
            refuseUnread(context, request, tooLong(request.declaredBytes()));
            return;
        }
        var body = request.body(limits.formBytesMax());
        if (body.length > limits.formBytesMax()) {
            refuseUnread(context, request, tooLong(body.length));
            return;
        }
        switch (signatures.verify(claim, request, body)) {
            case Refusal refusal -> responses.problem(context, Problem.of(refusal));
            case Verified who -> answer(context, request, new Caller(who.submitter(), who.region()), body);
        }
    }

    private void answer(Context context, ServletRequest request, Caller caller, byte[] body) {
        switch (FormReader.read(request.query().getBytes(ISO_8859_1), body)) {
            case FormReading.Malformed(var why) ->
                responses.problem(context, Problem.sender("MalformedQueryString", "The form cannot be read: " + why));
            case FormReading.Read(var form) ->
                responses.answer(
                        context,
                        form.text(Dispatch.ACTION),
                        dispatch.answer(new Call(caller, form, request.headers(INVOCATION))));
        }
    }

    private void refuseUnread(Context context, ServletRequest request, Problem problem) throws IOException {
        request.drain();
        responses.problem(context, problem);
    }

    private Problem tooLong(long bytes) {
        return Problem.of(SesError.tooLong(bytes, limits.messageBytesMax()), ErrorNames.MAIL);
    }
}
