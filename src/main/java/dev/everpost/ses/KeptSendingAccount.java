package dev.everpost.ses;

import dev.everpost.intake.Submitter;
import dev.everpost.message.EmailAddress;
import dev.everpost.template.EmailTemplate;
import java.util.Optional;

/** What sending asks of the account, from what the account keeps. Thread-safe. */
public final class KeptSendingAccount implements SendingAccount {

    private final SesAccount kept;

    public KeptSendingAccount(SesAccount kept) {
        this.kept = kept;
    }

    @Override
    public boolean sendingEnabled() {
        return kept.account().state().sendingEnabled();
    }

    @Override
    public Optional<SetRules> configurationSet(String name) {
        return kept.configurationSets()
                .find(name)
                .map(set ->
                        new SetRules(set.sendingEnabled(), set.messageClass().orElse(null)));
    }

    @Override
    public Optional<String> defaultConfigurationSet(Submitter submitter, EmailAddress from) {
        // A set that was deleted since must not stop mail that never named it.
        return kept.identities()
                .configurationSetFor(submitter, from)
                .filter(set -> configurationSet(set).isPresent());
    }

    @Override
    public Optional<EmailTemplate> template(String name) {
        return kept.templates().find(name).map(MailTemplate::content);
    }

    @Override
    public boolean isConfirmed(Submitter submitter, EmailAddress address) {
        return kept.identities().isVerified(submitter.name(), address);
    }
}
