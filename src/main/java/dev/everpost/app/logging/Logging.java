package dev.everpost.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import dev.everpost.app.settings.LogSettings;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Sets logging up as the settings say; the whole process has one. */
public final class Logging {

    private Logging() {}

    /** Replaces whatever logged before. Call it once, as soon as the settings are known. */
    public static void start(LogSettings settings) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.reset();
            install(context, settings);
        }
    }

    /** Sends text at info to a file and nothing to the console, where something else is told. */
    public static void toFile(Path file) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.reset();
            var appender = new FileAppender<ILoggingEvent>();
            appender.setFile(file.toString());
            install(context, appender, new LogSettings(LogSettings.Level.INFO, LogSettings.Format.TEXT));
        }
    }

    static void install(LoggerContext context, LogSettings settings) {
        install(context, new ConsoleAppender<>(), settings);
    }

    private static void install(
            LoggerContext context, OutputStreamAppender<ILoggingEvent> appender, LogSettings settings) {
        appender.setContext(context);
        appender.setEncoder(started(encoder(settings.format()), context));
        appender.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        context.getLogger("dev.everpost").setLevel(level(settings.level()));
    }

    private static Encoder<ILoggingEvent> encoder(LogSettings.Format format) {
        return switch (format) {
            case TEXT -> new TextLines();
            case JSON -> new JsonLines();
        };
    }

    private static Encoder<ILoggingEvent> started(Encoder<ILoggingEvent> encoder, LoggerContext context) {
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    private static Level level(LogSettings.Level level) {
        return switch (level) {
            case ERROR -> Level.ERROR;
            case WARN -> Level.WARN;
            case INFO -> Level.INFO;
            case DEBUG -> Level.DEBUG;
        };
    }
}
