package dev.everpost.edge.ses.query;

import dev.everpost.ses.EmailTemplates;
import dev.everpost.ses.MailTemplate;
import dev.everpost.ses.PageRequest;
import dev.everpost.ses.Result;
import dev.everpost.template.EmailTemplate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiFunction;

/** The operations on mail templates. Thread-safe. */
final class TemplateActions {

    private static final String NAME = "TemplateName";

    private final EmailTemplates templates;

    TemplateActions(EmailTemplates templates) {
        this.templates = templates;
    }

    List<Action> actions() {
        return List.of(
                new Action(
                        "CreateTemplate",
                        call -> write(call, (name, parts) -> templates.create(name, parts, List.of()))),
                new Action("UpdateTemplate", call -> write(call, templates::update)),
                new Action("GetTemplate", this::get),
                new Action("DeleteTemplate", this::delete),
                new Action("ListTemplates", this::list),
                new Action("TestRenderTemplate", this::render));
    }

    private Answer write(Call call, BiFunction<String, EmailTemplate, Result<MailTemplate>> change) {
        var needs = new Needs(call.form());
        var name = needs.text("Template.TemplateName");
        var template = call.form().at("Template");
        var parts =
                new EmailTemplate(template.text("SubjectPart"), template.text("TextPart"), template.text("HtmlPart"));
        return needs.then(() -> Answer.empty(change.apply(name, parts), ErrorNames.MAIL));
    }

    private Answer get(Call call) {
        var needs = new Needs(call.form());
        var name = needs.text(NAME);
        return needs.then(() -> Answer.of(
                templates.get(name),
                ErrorNames.MAIL,
                (found, xml) -> xml.with(
                        "Template",
                        template -> template.text(NAME, found.name())
                                .text("SubjectPart", found.content().subject())
                                .text("TextPart", found.content().text())
                                .text("HtmlPart", found.content().html()))));
    }

    /** As SES: what is not there is deleted. */
    private Answer delete(Call call) {
        var needs = new Needs(call.form());
        var name = needs.text(NAME);
        return needs.then(() -> Answer.empty(Gone.orNever(templates.delete(name)), ErrorNames.MAIL));
    }

    private Answer list(Call call) {
        var needs = new Needs(call.form());
        var size = Paging.within(needs.maybeNumber("MaxItems"), EmailTemplates.PAGE_MAX);
        return needs.then(() -> Answer.of(
                templates.list(new PageRequest(Paging.token(call.form()), size)),
                ErrorNames.MAIL,
                (page, xml) -> xml.list(
                                "TemplatesMetadata",
                                page.items(),
                                item -> xml.text("Name", item.name())
                                        .text(
                                                "CreatedTimestamp",
                                                item.createdAt().truncatedTo(ChronoUnit.MILLIS)))
                        .text("NextToken", page.nextToken())));
    }

    private Answer render(Call call) {
        var needs = new Needs(call.form());
        var name = needs.text(NAME);
        var data = needs.text("TemplateData");
        return needs.then(() -> Answer.of(
                templates.testRender(name, data), ErrorNames.MAIL, (mime, xml) -> xml.text("RenderedTemplate", mime)));
    }
}
