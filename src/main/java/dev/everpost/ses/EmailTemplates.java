package dev.everpost.ses;

import dev.everpost.ses.SesError.Kind;
import dev.everpost.store.Registry;
import dev.everpost.template.EmailTemplate;
import dev.everpost.template.TemplateEngine;
import dev.everpost.world.World;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mail templates of the account. Thread-safe; a find of a template in use costs a map look-up. */
public final class EmailTemplates {

    /** Templates of one account. */
    public static final int MOST = 20_000;
    /** All parts of one template together, in characters. */
    public static final int CHARS_MAX = 500 * 1024;
    /** Data for one rendering, in characters. */
    public static final int DATA_CHARS_MAX = 262_144;
    /** Templates of one page. */
    public static final int PAGE_MAX = 100;

    private static final int PAGE = 10;
    private static final Wording WORDING = new Wording(
            Kind.TEMPLATE_NOT_FOUND, "Template %s does not exist.", "Template %s already exists.", "templates");

    private final Shelf<MailTemplate> shelf;
    private final TemplateEngine engine;
    private final TrialRendering trial;
    private final World world;

    public EmailTemplates(Registry registry, TemplateEngine engine, World world) {
        this.shelf = new Shelf<>(registry, world.time(), "ses.template", MailTemplate.class, WORDING, MOST);
        this.engine = engine;
        this.trial = new TrialRendering(engine, world);
        this.world = world;
    }

    /** Keeps a new template whose syntax is sound. */
    public Result<MailTemplate> create(String name, EmailTemplate content, List<ResourceTag> tags) {
        return Result.unless(
                Constraints.name("templateName", name).or(() -> flaw(content)).or(() -> ResourceTag.flaw(tags)),
                () -> shelf.create(
                        name, new MailTemplate(name, content, tags, world.time().now())));
    }

    /** Replaces the parts of a template. */
    public Result<MailTemplate> update(String name, EmailTemplate content) {
        return Result.unless(
                Constraints.name("templateName", name).or(() -> flaw(content)),
                () -> shelf.change(name, before -> Result.done(before.withContent(content))));
    }

    public Result<MailTemplate> get(String name) {
        return shelf.get(name);
    }

    /** For the send path. */
    public Optional<MailTemplate> find(String name) {
        return shelf.find(name);
    }

    public Result<MailTemplate> delete(String name) {
        return shelf.remove(name);
    }

    /** Templates by name. */
    public Result<Page<MailTemplate>> list(PageRequest request) {
        return Result.unless(
                request.flaw(PAGE_MAX), () -> shelf.page(request, request.sizeOr(PAGE), MailTemplate::name));
    }

    /** The mail that a template makes of data, as MIME text; an attribute that the data lacks is an error. */
    public Result<String> testRender(String name, String dataJson) {
        return Result.unless(
                Constraints.length("templateData", dataJson, DATA_CHARS_MAX),
                () -> get(name).then(template -> trial.of(template.content(), dataJson)));
    }

    Result<MailTemplate> retag(String name, TagChange change) {
        return shelf.change(name, before -> change.on(before.tags()).then(tags -> Result.done(before.withTags(tags))));
    }

    private Optional<SesError> flaw(EmailTemplate content) {
        if (content.subject() == null || content.subject().isBlank()) {
            return Constraints.bad("The subject must be specified.");
        }
        if (content.text() == null && content.html() == null) {
            return Constraints.bad("The template must have a text part, an HTML part or both.");
        }
        long size = size(content.subject()) + size(content.text()) + size(content.html());
        if (size > CHARS_MAX) {
            return Constraints.bad(
                    "The template has " + size + " characters; the limit is " + CHARS_MAX + " in all its parts.");
        }
        return engine.flaw(content)
                .map(flaw -> SesError.of(Kind.INVALID_TEMPLATE, flaw.part() + " part: " + flaw.why()));
    }

    private static long size(@Nullable String part) {
        return part == null ? 0 : part.length();
    }
}
