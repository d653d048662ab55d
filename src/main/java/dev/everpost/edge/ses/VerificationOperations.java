package dev.everpost.edge.ses;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.everpost.ses.VerificationTemplate;
import dev.everpost.ses.VerificationTemplates;
import dev.everpost.ses.Verifications;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The operations on verification mails in an application's own words. Thread-safe. */
final class VerificationOperations {

    private static final String ALL = "/v2/email/custom-verification-email-templates";
    private static final String ONE = ALL + "/{TemplateName}";
    private static final String NAME = "TemplateName";

    private final VerificationTemplates templates;
    private final Verifications verifications;

    VerificationOperations(VerificationTemplates templates, Verifications verifications) {
        this.templates = templates;
        this.verifications = verifications;
    }

    List<Route> routes() {
        return List.of(
                Route.of("CreateCustomVerificationEmailTemplate", "POST", ALL, this::create),
                Route.of("ListCustomVerificationEmailTemplates", "GET", ALL, this::list),
                Route.of("GetCustomVerificationEmailTemplate", "GET", ONE, this::get),
                Route.of("UpdateCustomVerificationEmailTemplate", "PUT", ONE, this::update),
                Route.of("DeleteCustomVerificationEmailTemplate", "DELETE", ONE, this::delete),
                Route.of(
                        "SendCustomVerificationEmail",
                        "POST",
                        "/v2/email/outbound-custom-verification-emails",
                        this::send));
    }

    private record Body(
            @Nullable String templateName,
            @Nullable String fromEmailAddress,
            @Nullable String templateSubject,
            @Nullable String templateContent,

            @JsonProperty("SuccessRedirectionURL") @Nullable String success,

            @JsonProperty("FailureRedirectionURL") @Nullable String failure,

            @Nullable List<TagBody> tags) {

        /** Goes on with the template when every member is there. */
        Reply named(String name, Function<VerificationTemplate, Reply> next) {
            return Needed.both(
                    "FromEmailAddress",
                    fromEmailAddress,
                    "TemplateSubject",
                    templateSubject,
                    (from, subject) -> Needed.both(
                            "SuccessRedirectionURL",
                            success,
                            "FailureRedirectionURL",
                            failure,
                            (good, bad) -> Needed.one(
                                    "TemplateContent",
                                    templateContent,
                                    html -> next.apply(new VerificationTemplate(
                                            name, from, subject, html, good, bad, TagBody.all(tags))))));
        }
    }

    private record Send(
            @Nullable String emailAddress,
            @Nullable String templateName,
            @Nullable String configurationSetName) {}

    private Reply create(Ask ask) {
        return ask.json(
                Body.class,
                body -> Needed.one(
                        NAME,
                        body.templateName(),
                        name -> body.named(name, template -> Reply.empty(templates.create(ask.caller(), template)))));
    }

    private Reply update(Ask ask) {
        return ask.json(
                Body.class,
                body -> body.named(ask.path(NAME), template -> Reply.empty(templates.update(ask.caller(), template))));
    }

    private Reply list(Ask ask) {
        return ask.page(page -> Reply.of(
                templates.list(page),
                found -> Members.page("CustomVerificationEmailTemplates", found, VerificationOperations::listed)));
    }

    private Reply get(Ask ask) {
        return Reply.of(
                templates.get(ask.path(NAME)),
                template -> listed(template)
                        .with("TemplateContent", template.html())
                        .tags(template.tags()));
    }

    private Reply delete(Ask ask) {
        return Reply.empty(templates.delete(ask.path(NAME)));
    }

    private Reply send(Ask ask) {
        return ask.json(
                Send.class,
                body -> Needed.both(
                        "EmailAddress",
                        body.emailAddress(),
                        NAME,
                        body.templateName(),
                        (address, template) -> Reply.of(
                                verifications.sendCustom(ask.caller(), address, template, body.configurationSetName()),
                                id -> new Members().with("MessageId", id))));
    }

    private static Members listed(VerificationTemplate template) {
        return new Members()
                .with(NAME, template.name())
                .with("FromEmailAddress", template.from())
                .with("TemplateSubject", template.subject())
                .with("SuccessRedirectionURL", template.successUrl())
                .with("FailureRedirectionURL", template.failureUrl());
    }
}
