package dev.everpost.ses;

import dev.everpost.ses.SesError.Kind;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The tags of all objects of the account, found by their ARNs. Thread-safe. */
public final class ResourceTags {

    private final EmailTemplates templates;
    private final ConfigurationSets sets;
    private final EmailIdentities identities;
    private final VerificationTemplates verificationTemplates;
    private final Supplier<String> accountId;

    public ResourceTags(
            EmailTemplates templates,
            ConfigurationSets sets,
            EmailIdentities identities,
            VerificationTemplates verificationTemplates,
            Supplier<String> accountId) {
        this.templates = templates;
        this.sets = sets;
        this.identities = identities;
        this.verificationTemplates = verificationTemplates;
        this.accountId = accountId;
    }

    public Result<List<ResourceTag>> of(Caller caller, String arn) {
        return found(arn).then(resource -> switch (resource.type()) {
            case TEMPLATE -> done(templates.get(resource.name()), MailTemplate::tags);
            case CONFIGURATION_SET -> done(sets.get(resource.name()), ConfigurationSet::tags);
            case IDENTITY -> done(identities.get(caller, resource.name()), Identity::tags);
            case VERIFICATION_TEMPLATE -> done(verificationTemplates.get(resource.name()), VerificationTemplate::tags);
        });
    }

    /** Hangs tags on an object. */
    public Result<List<ResourceTag>> tag(Caller caller, String arn, List<ResourceTag> tags) {
        return change(caller, arn, new TagChange.Add(tags));
    }

    /** Takes tags off an object. */
    public Result<List<ResourceTag>> untag(Caller caller, String arn, Collection<String> keys) {
        return change(caller, arn, new TagChange.Remove(keys));
    }

    private Result<List<ResourceTag>> change(Caller caller, String arn, TagChange change) {
        return found(arn).then(resource -> switch (resource.type()) {
            case TEMPLATE -> done(templates.retag(resource.name(), change), MailTemplate::tags);
            case CONFIGURATION_SET -> done(sets.retag(resource.name(), change), ConfigurationSet::tags);
            case IDENTITY -> done(identities.retag(caller, resource.name(), change), Identity::tags);
            case VERIFICATION_TEMPLATE ->
                done(verificationTemplates.retag(resource.name(), change), VerificationTemplate::tags);
        });
    }

    private Result<ResourceArn> found(String arn) {
        var parsed = ResourceArn.parse(arn);
        if (parsed.isEmpty()) {
            return Result.failed(Kind.BAD_REQUEST, "Invalid resource ARN <" + Constraints.shown(arn) + ">.");
        }
        return parsed.get().account().equals(accountId.get())
                ? Result.done(parsed.get())
                : Result.failed(
                        Kind.NOT_FOUND,
                        "Resource <" + arn + "> belongs to another account than " + accountId.get() + ".");
    }

    private static <T> Result<List<ResourceTag>> done(Result<T> found, Function<T, List<ResourceTag>> tags) {
        return found.then(value -> Result.done(tags.apply(value)));
    }
}
