package dev.everpost.app;

import dev.everpost.intake.Submitter;
import dev.everpost.message.EmailAddress;
import dev.everpost.ses.SendingAccount;
import dev.everpost.template.EmailTemplate;
import java.util.Optional;

/** An account without objects of its own: every configuration set is as good as any, nothing is switched off. */
final class OpenAccount implements SendingAccount {

    @Override
    public boolean sendingEnabled() {
        return true;
    }

    @Override
    public Optional<SetRules> configurationSet(String name) {
        return Optional.of(new SetRules(true, null));
    }

    @Override
    public Optional<EmailTemplate> template(String name) {
        return Optional.empty();
    }

    @Override
    public boolean isConfirmed(Submitter submitter, EmailAddress address) {
        return false;
    }
}
