package dev.everpost.edge.ses;

import dev.everpost.ses.EmailIdentities;
import dev.everpost.ses.Identity;
import dev.everpost.ses.PageRequest;
import dev.everpost.ses.SesError;
import dev.everpost.ses.SesError.Kind;
import dev.everpost.ses.Verifications;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operations on identities: the addresses and domains that a submitter sends as. Thread-safe. */
final class IdentityOperations {

    private static final String ALL = "/v2/email/identities";
    private static final String ONE = ALL + "/{EmailIdentity}";
    private static final String NAME = "EmailIdentity";

    private final EmailIdentities identities;
    private final Verifications verifications;

    IdentityOperations(EmailIdentities identities, Verifications verifications) {
        this.identities = identities;
        this.verifications = verifications;
    }

    List<Route> routes() {
        return List.of(
                Route.of("CreateEmailIdentity", "POST", ALL, this::create),
                Route.of("ListEmailIdentities", "GET", ALL, ask -> ask.page(page -> list(ask, page))),
                Route.of(
                        "ListEmailIdentities",
                        "POST",
                        "/v2/email/list-identities",
                        ask -> ask.json(PageBody.class, body -> body.page(page -> list(ask, page)))),
                Route.of("GetEmailIdentity", "GET", ONE, this::get),
                Route.of("DeleteEmailIdentity", "DELETE", ONE, this::delete),
                Route.of("PutEmailIdentityConfigurationSetAttributes", "PUT", ONE + "/configuration-set", this::setOf),
                Route.of("PutEmailIdentityFeedbackAttributes", "PUT", ONE + "/feedback", this::feedback));
    }

    private record Create(
            @Nullable String emailIdentity,
            @Nullable List<TagBody> tags,
            @Nullable Map<String, Object> dkimSigningAttributes,
            @Nullable String configurationSetName) {}

    private record SetBody(@Nullable String configurationSetName) {}

    private record Feedback(@Nullable Boolean emailForwardingEnabled) {}

    private Reply create(Ask ask) {
        return ask.json(
                Create.class,
                body -> body.dkimSigningAttributes() != null
                        ? refusal(
                                "Everpost signs nothing with DKIM, its providers do; leave DkimSigningAttributes out.")
                        : Needed.one(
                                NAME,
                                body.emailIdentity(),
                                name -> Reply.of(
                                        verifications.create(
                                                ask.caller(),
                                                name,
                                                body.configurationSetName(),
                                                TagBody.all(body.tags())),
                                        IdentityMembers::created)));
    }

    private Reply list(Ask ask, PageRequest page) {
        return Reply.of(
                identities.list(ask.caller(), page),
                found -> Members.page("EmailIdentities", found, IdentityMembers::listed));
    }

    private Reply get(Ask ask) {
        return Reply.of(identities.get(ask.caller(), ask.path(NAME)), IdentityMembers::shown);
    }

    private Reply delete(Ask ask) {
        return Reply.empty(identities.delete(ask.caller(), ask.path(NAME)));
    }

    private Reply setOf(Ask ask) {
        return ask.json(
                SetBody.class,
                body -> Reply.empty(
                        identities.setConfigurationSet(ask.caller(), ask.path(NAME), body.configurationSetName())));
    }

    /** Switching off what is off already is no error. */
    private Reply feedback(Ask ask) {
        return ask.json(
                Feedback.class,
                body -> Boolean.TRUE.equals(body.emailForwardingEnabled())
                        ? refusal("Everpost forwards no bounces by mail; use an event destination.")
                        : Reply.of(identities.get(ask.caller(), ask.path(NAME)), (Identity found) -> new Members()));
    }

    private static Reply refusal(String text) {
        return new Reply.Wrong(Fault.of(SesError.of(Kind.NOT_OFFERED, text)));
    }
}
