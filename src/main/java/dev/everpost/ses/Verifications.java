package dev.everpost.ses;

import dev.everpost.intake.Intake;
import dev.everpost.message.EmailAddress;
import dev.everpost.ses.IdentityRecord.Proof;
import dev.everpost.ses.SesError.Kind;
import dev.everpost.world.World;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Identities that people ask for, from the mail to the address until its owner follows the link. Thread-safe. */
public final class Verifications {

    /** How long a link is good. */
    public static final Duration GOOD_FOR = Duration.ofHours(24);

    private final EmailIdentities identities;
    private final VerificationTemplates templates;
    private final Account account;
    private final ConfigurationSets sets;
    private final VerificationMail mail;
    private final Supplier<String> publicUrl;
    private final World world;

    /**
     * @param hostname of the gateway
     * @param publicUrl under which people reach the gateway's HTTP, without a slash at its end
     */
    public Verifications(SesAccount ses, Intake intake, String hostname, Supplier<String> publicUrl, World world) {
        this.identities = ses.identities();
        this.templates = ses.verificationTemplates();
        this.account = ses.account();
        this.sets = ses.configurationSets();
        this.mail = new VerificationMail(intake, hostname, world);
        this.publicUrl = publicUrl;
        this.world = world;
    }

    /**
     * Makes an identity. An address gets a verification mail unless the configuration covers it; a domain waits for its place in
     * the configuration.
     */
    public Result<Identity> create(
            Caller caller, String name, @Nullable String configurationSet, List<ResourceTag> tags) {
        var first = new IdentityRecord(name, true, null, null, configurationSet, tags);
        return identities.create(caller, first).then(made -> needsMail(made) ? asked(caller, made) : Result.done(made));
    }

    /** An identity whose mail could not be sent is taken back, so that the caller can create it again. */
    private Result<Identity> asked(Caller caller, Identity made) {
        return switch (ask(caller, made.name(), null)) {
            case Result.Done<String> sent -> Result.done(made);
            case Result.Failed<String>(var error) -> {
                identities.delete(caller, made.name());
                yield new Result.Failed<>(error);
            }
        };
    }

    /** Makes an identity, or sends its mail once more; never fails because it exists. */
    public Result<Identity> verify(Caller caller, String name) {
        return switch (identities.get(caller, name)) {
            case Result.Failed<Identity> missing -> create(caller, name, null, List.of());
            case Result.Done<Identity>(var known) ->
                needsMail(known) ? ask(caller, name, null).then(sent -> Result.done(known)) : Result.done(known);
        };
    }

    /** Sends a verification mail in the words of a template; the answer is the message's id. */
    public Result<String> sendCustom(
            Caller caller, String address, String templateName, @Nullable String configurationSet) {
        if (configurationSet != null && sets.find(configurationSet).isEmpty()) {
            return Result.failed(
                    Kind.CONFIGURATION_SET_NOT_FOUND,
                    "Configuration set <" + Constraints.shown(configurationSet) + "> does not exist.");
        }
        return templates
                .get(templateName)
                .then(template -> ask(caller, address, new Custom(template, configurationSet)));
    }

    /** Follows a link. */
    public Confirmation confirm(String tokenText) {
        return VerificationToken.parse(tokenText).map(this::confirm).orElseGet(Confirmation.Unknown::new);
    }

    private Confirmation confirm(VerificationToken token) {
        var kept = identities.kept(token.submitter(), token.identity());
        var proof = kept.map(IdentityRecord::proof).orElse(null);
        if (proof == null || !token.fits(proof.digest())) {
            return new Confirmation.Unknown();
        }
        if (!world.time().now().isBefore(proof.until())) {
            return new Confirmation.Expired(proof.failureUrl());
        }
        return switch (identities.verified(token.submitter(), token.identity(), proof)) {
            case Result.Done<IdentityRecord> done -> new Confirmation.Verified(token.identity(), proof.successUrl());
            case Result.Failed<IdentityRecord>(var error) ->
                error.kind() == Kind.UNAVAILABLE ? new Confirmation.Unavailable() : new Confirmation.Unknown();
        };
    }

    private record Custom(
            VerificationTemplate template, @Nullable String configurationSet) {}

    private Result<String> ask(Caller caller, String address, @Nullable Custom custom) {
        var to = EmailAddress.parse(address);
        if (to.isEmpty()) {
            return Result.failed(Kind.BAD_REQUEST, "Email address <" + Constraints.shown(address) + "> is not valid.");
        }
        if (!account.state().sendingEnabled()) {
            return Result.failed(Kind.SENDING_PAUSED, "Sending is paused for this account.");
        }
        var token = VerificationToken.fresh(caller.submitter().name(), address);
        return identities
                .await(caller, address, proof(token, custom))
                .then(waiting -> send(caller, to.get(), token, custom));
    }

    private Result<String> send(Caller caller, EmailAddress to, VerificationToken token, @Nullable Custom custom) {
        var link = publicUrl.get() + "/ses/verify?token=" + token.text();
        return custom == null
                ? mail.sendPlain(caller, to, link, GOOD_FOR)
                : mail.sendCustom(caller, custom.template(), to, link, custom.configurationSet(), GOOD_FOR);
    }

    private Proof proof(VerificationToken token, @Nullable Custom custom) {
        return new Proof(
                token.digest(),
                world.time().now().plus(GOOD_FOR),
                custom == null ? null : custom.template().successUrl(),
                custom == null ? null : custom.template().failureUrl());
    }

    private static boolean needsMail(Identity identity) {
        return !identity.verified() && !identity.isDomain();
    }
}
