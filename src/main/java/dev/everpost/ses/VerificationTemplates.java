package dev.everpost.ses;

import dev.everpost.message.EmailAddress;
import dev.everpost.ses.SesError.Kind;
import dev.everpost.store.Registry;
import dev.everpost.world.Time;
import java.util.Optional;

/** The account's templates for verification mails. Thread-safe. */
public final class VerificationTemplates {

    /** Templates of one account. */
    public static final int MOST = 50;
    /** Templates of one page. */
    public static final int PAGE_MAX = 50;

    private static final Wording WORDING = new Wording(
            Kind.TEMPLATE_NOT_FOUND,
            "Custom verification email template %s does not exist.",
            "Custom verification email template %s already exists.",
            "custom verification email templates");

    private final Shelf<VerificationTemplate> shelf;
    private final EmailIdentities identities;

    public VerificationTemplates(Registry registry, Time time, EmailIdentities identities) {
        this.shelf =
                new Shelf<>(registry, time, "ses.verification-template", VerificationTemplate.class, WORDING, MOST);
        this.identities = identities;
    }

    /** Keeps a new template whose sender the caller may use. */
    public Result<VerificationTemplate> create(Caller caller, VerificationTemplate template) {
        return Result.unless(flaw(caller, template), () -> shelf.create(template.name(), template));
    }

    /** Replaces a template; its tags stay. */
    public Result<VerificationTemplate> update(Caller caller, VerificationTemplate template) {
        return Result.unless(
                flaw(caller, template),
                () -> shelf.change(template.name(), before -> Result.done(template.withTags(before.tags()))));
    }

    public Result<VerificationTemplate> get(String name) {
        return shelf.get(name);
    }

    public Result<VerificationTemplate> delete(String name) {
        return shelf.remove(name);
    }

    /** Templates by name. */
    public Result<Page<VerificationTemplate>> list(PageRequest request) {
        return Result.unless(
                request.flaw(PAGE_MAX),
                () -> shelf.page(request, request.sizeOr(PAGE_MAX), VerificationTemplate::name));
    }

    Result<VerificationTemplate> retag(String name, TagChange change) {
        return shelf.change(name, before -> change.on(before.tags()).then(tags -> Result.done(before.withTags(tags))));
    }

    private Optional<SesError> flaw(Caller caller, VerificationTemplate template) {
        return template.flaw()
                .or(() -> identities.maySend(caller.submitter(), EmailAddress.of(template.from()))
                        ? Optional.empty()
                        : Constraints.bad("From email address <" + template.from() + "> is not verified."));
    }
}
