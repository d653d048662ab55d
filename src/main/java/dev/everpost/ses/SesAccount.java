package dev.everpost.ses;

import dev.everpost.store.Ledger;
import dev.everpost.store.Registry;
import dev.everpost.store.Suppressions;
import dev.everpost.template.TemplateEngine;
import dev.everpost.world.World;
import java.util.function.Supplier;

/** Everything that the account keeps. Thread-safe. */
public record SesAccount(
        EmailTemplates templates,
        ConfigurationSets configurationSets,
        EmailIdentities identities,
        VerificationTemplates verificationTemplates,
        Account account,
        SuppressionList suppressions,
        SuppressionReasons suppressionReasons,
        MessageInsights insights,
        ResourceTags tags) {

    /** Where it is kept. */
    public record Memory(Registry registry, Suppressions suppressions, Ledger ledger) {}

    /** Everything over one memory; the account id has twelve digits and stands in ARNs. */
    public static SesAccount of(Memory memory, TemplateEngine engine, Supplier<String> accountId, World world) {
        var registry = memory.registry();
        var time = world.time();
        var templates = new EmailTemplates(registry, engine, world);
        var sets = new ConfigurationSets(registry, time);
        var identities = new EmailIdentities(registry, time, sets);
        var verification = new VerificationTemplates(registry, time, identities);
        var account = new Account(registry, time);
        return new SesAccount(
                templates,
                sets,
                identities,
                verification,
                account,
                new SuppressionList(memory.suppressions(), time),
                new SuppressionReasons(account, sets),
                new MessageInsights(memory.ledger()),
                new ResourceTags(templates, sets, identities, verification, accountId));
    }
}
