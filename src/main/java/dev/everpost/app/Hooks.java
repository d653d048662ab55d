package dev.everpost.app;

import dev.everpost.app.settings.ProviderSettings;
import dev.everpost.app.settings.SesCarrier;
import dev.everpost.app.settings.SmtpCarrier;
import dev.everpost.fact.ProviderName;
import dev.everpost.provider.hook.HookReader;
import dev.everpost.provider.ses.SesHook;
import dev.everpost.provider.ses.SesHookSettings;
import java.util.Optional;

/** Makes the readers of what providers post back from their settings. */
final class Hooks {

    private Hooks() {}

    /** The reader of one account; empty when such a provider posts nothing, or its secret is not configured. */
    static Optional<HookReader> reader(ProviderName name, ProviderSettings settings) {
        return switch (settings.carrier()) {
            case SmtpCarrier _ -> Optional.empty();
            case SesCarrier ses -> ses(ses);
        };
    }

    private static Optional<HookReader> ses(SesCarrier ses) {
        return Optional.ofNullable(ses.hook())
                .map(hook -> new SesHook(new SesHookSettings(
                        hook.topicArns(),
                        hook.certificateHosts(),
                        hook.secret() == null ? null : hook.secret().value())));
    }
}
