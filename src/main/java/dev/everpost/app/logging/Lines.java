package dev.everpost.app.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;

/** An encoder that writes an event as text ending in a line end, in UTF-8. */
abstract class Lines extends EncoderBase<ILoggingEvent> {

    private static final byte[] NOTHING = {};

    /** The event with its line end. */
    abstract String line(ILoggingEvent event);

    @Override
    public final byte[] encode(ILoggingEvent event) {
        return line(event).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public final byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public final byte[] footerBytes() {
        return NOTHING;
    }

    /** The stack trace, or "" when nothing was thrown. */
    static String trace(ILoggingEvent event) {
        return event.getThrowableProxy() instanceof ThrowableProxy thrown ? ThrowableProxyUtil.asString(thrown) : "";
    }

    /** {@code smtp} for {@code dev.everpost.smtp.SmtpServer}: the room says enough; foreign loggers keep their names. */
    static String shortName(String logger) {
        var ours = "dev.everpost.";
        int end = logger.lastIndexOf('.');
        return logger.startsWith(ours) && end > ours.length() ? logger.substring(ours.length(), end) : logger;
    }
}
