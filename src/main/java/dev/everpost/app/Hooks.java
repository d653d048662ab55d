package dev.everpost.app;

import dev.everpost.app.settings.ProviderSettings;
import dev.everpost.app.settings.ResendCarrier;
import dev.everpost.app.settings.Secret;
import dev.everpost.app.settings.SesCarrier;
import dev.everpost.app.settings.SmtpCarrier;
import dev.everpost.fact.ProviderName;
import dev.everpost.provider.hook.HookReader;
import dev.everpost.provider.resend.ResendHook;
import java.util.Optional;

/** Makes the readers of what providers post back from their settings. */
final class Hooks {

    private Hooks() {}

    /** The reader of one account; empty when such a provider posts nothing, or its secret is not configured. */
    static Optional<HookReader> reader(ProviderName name, ProviderSettings settings) {
        return switch (settings.carrier()) {
            case SmtpCarrier _, SesCarrier _ -> Optional.empty();
            case ResendCarrier resend -> resend(resend);
        };
    }

    private static Optional<HookReader> resend(ResendCarrier resend) {
        var secrets = resend.hookSecrets().stream().map(Secret::value).toList();
        return secrets.isEmpty() ? Optional.empty() : Optional.of(new ResendHook(secrets));
    }
}
