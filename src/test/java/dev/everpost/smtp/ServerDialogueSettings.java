package dev.everpost.smtp;

import dev.everpost.smtp.ServerLimits.Counts;
import dev.everpost.smtp.ServerLimits.Sizes;
import dev.everpost.smtp.ServerSettings.AuthPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The settings that a dialogue file asks for in its {@code @name value} lines. */
final class ServerDialogueSettings {

    private ServerDialogueSettings() {}

    static ServerSettings read(List<String> lines) {
        Map<String, String> asked = new HashMap<>();
        for (var line : lines) {
            if (line.startsWith("@")) {
                var words = line.substring(1).split(" ");
                asked.put(words[0], words[1]);
            }
        }
        var settings = ServerUnderTest.settings()
                .with(limits(asked))
                .with(AuthPolicy.valueOf(asked.getOrDefault("auth", "UNDER_TLS_OR_ON_LOOPBACK")));
        return asked.containsKey("tls")
                ? settings.with(
                        TlsIdentity.selfSigned("mx.test", ServerUnderTest.WORLD).context())
                : settings;
    }

    private static ServerLimits limits(Map<String, String> asked) {
        var sizes = Sizes.defaults();
        var counts = Counts.defaults();
        return ServerLimits.defaults()
                .with(new Sizes(
                        number(asked, "messageBytes", sizes.messageBytes()),
                        number(asked, "commandLineBytes", sizes.commandLineBytes()),
                        number(asked, "textLineBytes", sizes.textLineBytes()),
                        sizes.bodiesInFlightBytes()))
                .with(new Counts(
                        counts.connections(),
                        counts.connectionsPerClient(),
                        number(asked, "recipients", counts.recipients()),
                        number(asked, "errors", counts.errors()),
                        number(asked, "junkCommands", counts.junkCommands())));
    }

    private static int number(Map<String, String> asked, String name, int otherwise) {
        return Integer.parseInt(
                asked.getOrDefault(name, String.valueOf(otherwise)).toLowerCase(Locale.ROOT));
    }
}
