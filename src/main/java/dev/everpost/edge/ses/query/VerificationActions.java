package dev.everpost.edge.ses.query;

import dev.everpost.message.EmailAddress;
import dev.everpost.ses.Caller;
import dev.everpost.ses.EmailIdentities;
import dev.everpost.ses.PageRequest;
import dev.everpost.ses.Result;
import dev.everpost.ses.VerificationTemplate;
import dev.everpost.ses.VerificationTemplates;
import dev.everpost.ses.Verifications;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The operations on verification mails in an application's own words. Thread-safe. */
final class VerificationActions {

    private static final ErrorNames NAMES = ErrorNames.VERIFICATION_TEMPLATE;
    private static final String NAME = "TemplateName";

    private final VerificationTemplates templates;
    private final Verifications verifications;
    private final EmailIdentities identities;

    VerificationActions(VerificationTemplates templates, Verifications verifications, EmailIdentities identities) {
        this.templates = templates;
        this.verifications = verifications;
        this.identities = identities;
    }

    List<Action> actions() {
        return List.of(
                new Action("CreateCustomVerificationEmailTemplate", this::create),
                new Action("UpdateCustomVerificationEmailTemplate", this::update),
                new Action("GetCustomVerificationEmailTemplate", this::get),
                new Action("ListCustomVerificationEmailTemplates", this::list),
                new Action("DeleteCustomVerificationEmailTemplate", this::delete),
                new Action("SendCustomVerificationEmail", this::send));
    }

    private Answer create(Call call) {
        var needs = new Needs(call.form());
        var template = new VerificationTemplate(
                needs.text(NAME),
                needs.text("FromEmailAddress"),
                needs.text("TemplateSubject"),
                needs.text("TemplateContent"),
                needs.text("SuccessRedirectionURL"),
                needs.text("FailureRedirectionURL"),
                List.of());
        return needs.then(() -> written(call, template, made -> templates.create(call.caller(), made)));
    }

    /** What is not given stays. */
    private Answer update(Call call) {
        var needs = new Needs(call.form());
        var name = needs.text(NAME);
        return needs.then(() -> switch (templates.get(name)) {
            case Result.Failed<VerificationTemplate>(var error) -> new Answer.Wrong(Problem.of(error, NAMES));
            case Result.Done<VerificationTemplate>(var before) ->
                written(call, changed(before, call.form()), made -> templates.update(call.caller(), made));
        });
    }

    private Answer written(
            Call call,
            VerificationTemplate template,
            Function<VerificationTemplate, Result<VerificationTemplate>> change) {
        return maySend(call.caller(), template.from())
                ? Answer.silent(change.apply(template), NAMES)
                : new Answer.Wrong(Problem.sender(
                        "FromEmailAddressNotVerified",
                        "From email address <" + Needs.shown(template.from()) + "> is not verified."));
    }

    private boolean maySend(Caller caller, String from) {
        return EmailAddress.parse(from)
                .map(address -> identities.maySend(caller.submitter(), address))
                // What is no address is refused with the other flaws.
                .orElse(true);
    }

    private static VerificationTemplate changed(VerificationTemplate before, Form form) {
        return new VerificationTemplate(
                before.name(),
                or(form.text("FromEmailAddress"), before.from()),
                or(form.text("TemplateSubject"), before.subject()),
                or(form.text("TemplateContent"), before.html()),
                or(form.text("SuccessRedirectionURL"), before.successUrl()),
                or(form.text("FailureRedirectionURL"), before.failureUrl()),
                before.tags());
    }

    private Answer get(Call call) {
        var needs = new Needs(call.form());
        var name = needs.text(NAME);
        return needs.then(() -> Answer.of(templates.get(name), NAMES, (found, xml) -> {
            listed(found, xml);
            xml.text("TemplateContent", found.html());
        }));
    }

    private Answer list(Call call) {
        var needs = new Needs(call.form());
        var size = Paging.within(needs.maybeNumber("MaxResults"), VerificationTemplates.PAGE_MAX);
        return needs.then(() -> Answer.of(
                templates.list(new PageRequest(Paging.token(call.form()), size)),
                NAMES,
                (page, xml) -> xml.list("CustomVerificationEmailTemplates", page.items(), item -> listed(item, xml))
                        .text("NextToken", page.nextToken())));
    }

    private static void listed(VerificationTemplate template, Xml xml) {
        xml.text(NAME, template.name())
                .text("FromEmailAddress", template.from())
                .text("TemplateSubject", template.subject())
                .text("SuccessRedirectionURL", template.successUrl())
                .text("FailureRedirectionURL", template.failureUrl());
    }

    private Answer delete(Call call) {
        var needs = new Needs(call.form());
        var name = needs.text(NAME);
        return needs.then(() -> Answer.silent(Gone.orNever(templates.delete(name)), NAMES));
    }

    private Answer send(Call call) {
        var needs = new Needs(call.form());
        var address = needs.text("EmailAddress");
        var template = needs.text(NAME);
        var set = call.form().text("ConfigurationSetName");
        return needs.then(() -> Answer.of(
                verifications.sendCustom(call.caller(), address, template, set),
                NAMES,
                (id, xml) -> xml.text("MessageId", id)));
    }

    private static String or(@Nullable String given, String before) {
        return given == null ? before : given;
    }
}
