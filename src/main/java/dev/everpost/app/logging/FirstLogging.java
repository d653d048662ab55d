package dev.everpost.app.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.everpost.app.settings.LogSettings;

/**
 * Logging before the settings are read: text at info. Logback finds it as a service when there is no logback file, so that
 * no XML is parsed at start.
 */
@ConfiguratorRank(ConfiguratorRank.NOMINAL)
public final class FirstLogging extends ContextAwareBase implements Configurator {

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Logging.install(context, new LogSettings(LogSettings.Level.INFO, LogSettings.Format.TEXT));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
