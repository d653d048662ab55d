package dev.everpost.edge.ses;

import dev.everpost.ses.EmailTemplates;
import dev.everpost.ses.MailTemplate;
import dev.everpost.template.EmailTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations on mail templates. Thread-safe. */
final class TemplateOperations {

    private static final String ALL = "/v2/email/templates";
    private static final String ONE = ALL + "/{TemplateName}";
    private static final String NAME = "TemplateName";
    private static final String CONTENT = "TemplateContent";

    private final EmailTemplates templates;

    TemplateOperations(EmailTemplates templates) {
        this.templates = templates;
    }

    List<Route> routes() {
        return List.of(
                Route.of("CreateEmailTemplate", "POST", ALL, this::create),
                Route.of("ListEmailTemplates", "GET", ALL, this::list),
                Route.of("GetEmailTemplate", "GET", ONE, this::get),
                Route.of("UpdateEmailTemplate", "PUT", ONE, this::update),
                Route.of("DeleteEmailTemplate", "DELETE", ONE, this::delete),
                Route.of("TestRenderEmailTemplate", "POST", ONE + "/render", this::testRender));
    }

    private record Content(
            @Nullable String subject,
            @Nullable String text,
            @Nullable String html) {
        EmailTemplate template() {
            return new EmailTemplate(subject, text, html);
        }
    }

    private record Create(
            @Nullable String templateName,
            @Nullable Content templateContent,
            @Nullable List<TagBody> tags) {}

    private record Update(@Nullable Content templateContent) {}

    private record Trial(@Nullable String templateData) {}

    private Reply create(Ask ask) {
        return ask.json(
                Create.class,
                body -> Needed.both(
                        NAME,
                        body.templateName(),
                        CONTENT,
                        body.templateContent(),
                        (name, content) ->
                                Reply.empty(templates.create(name, content.template(), TagBody.all(body.tags())))));
    }

    private Reply update(Ask ask) {
        return ask.json(
                Update.class,
                body -> Needed.one(
                        CONTENT,
                        body.templateContent(),
                        content -> Reply.empty(templates.update(ask.path(NAME), content.template()))));
    }

    private Reply list(Ask ask) {
        return ask.page(page -> Reply.of(
                templates.list(page),
                found -> Members.page(
                        "TemplatesMetadata",
                        found,
                        template -> new Members()
                                .with(NAME, template.name())
                                .time("CreatedTimestamp", template.createdAt()))));
    }

    private Reply get(Ask ask) {
        return Reply.of(templates.get(ask.path(NAME)), TemplateOperations::members);
    }

    private Reply delete(Ask ask) {
        return Reply.empty(templates.delete(ask.path(NAME)));
    }

    private Reply testRender(Ask ask) {
        return ask.json(
                Trial.class,
                body -> Needed.one(
                        "TemplateData",
                        body.templateData(),
                        data -> Reply.of(
                                templates.testRender(ask.path(NAME), data),
                                mime -> new Members().with("RenderedTemplate", mime))));
    }

    private static Members members(MailTemplate template) {
        var content = template.content();
        return new Members()
                .with(NAME, template.name())
                .with(
                        CONTENT,
                        new Members()
                                .with("Subject", content.subject())
                                .with("Text", content.text())
                                .with("Html", content.html()))
                .tags(template.tags());
    }
}
