package dev.everpost.ses;

import dev.everpost.intake.Submitter;
import dev.everpost.message.EmailAddress;
import dev.everpost.template.EmailTemplate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An account whose objects a spec sets. */
public final class FixedAccount implements SendingAccount {

    public volatile boolean enabled = true;
    public final Map<String, SetRules> sets = new HashMap<>();
    public final Map<String, EmailTemplate> templates = new HashMap<>();
    public final Map<String, String> defaults = new HashMap<>();
    public final Set<String> confirmed = new HashSet<>();

    @Override
    public boolean sendingEnabled() {
        return enabled;
    }

    @Override
    public Optional<SetRules> configurationSet(String name) {
        return Optional.ofNullable(sets.get(name));
    }

    @Override
    public Optional<String> defaultConfigurationSet(Submitter submitter, EmailAddress from) {
        return Optional.ofNullable(defaults.get(from.toString()));
    }

    @Override
    public Optional<EmailTemplate> template(String name) {
        return Optional.ofNullable(templates.get(name));
    }

    @Override
    public boolean isConfirmed(Submitter submitter, EmailAddress address) {
        return confirmed.contains(address.toString());
    }
}
