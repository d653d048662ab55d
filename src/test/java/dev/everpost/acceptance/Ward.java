package dev.everpost.acceptance;

import dev.everpost.sandbox.SimulatedProvider;
import dev.everpost.sandbox.SimulatedSmtp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One gateway with a primary for each ailment and one well backup; mail finds its primary by its recipient's domain. */
final class Ward implements AutoCloseable {

    static final String BACKUP = "backup";
    private static final String SHORT_WAITS =
            ", timeouts: { connect: 1s, command: 1s, answer: 2s }, timeouts_critical: { connect: 1s, command: 1s, answer: 3s }";

    final Rig rig;
    private final Map<Ailment, SimulatedSmtp> primaries = new EnumMap<>(Ailment.class);

    Ward(Path folder) throws IOException {
        rig = new Rig(folder);
        var authority = Files.writeString(
                folder.resolve("authority.pem"), rig.sandbox.certificates().authorityPem());
        rig.smtp(BACKUP);
        for (var ailment : Ailment.values()) {
            primaries.put(ailment, admit(ailment, authority));
        }
        rig.config.also("delivery: { retry: { base: 1s } }");
        addRoutes();
        rig.start();
    }

    /** Makes every primary ill at once. */
    void fallIll() {
        primaries.forEach((ailment, primary) -> primary.set(ailment.fault));
    }

    /** One letter of each class, by critical first; what was submitted, by the message's id. */
    Map<String, Letter> sendEachClass(Ailment ailment, int copies) {
        var sent = new LinkedHashMap<String, Letter>();
        for (var letter : letters(ailment, copies)) {
            sent.put(rig.rest.accepted(letter), letter);
        }
        return sent;
    }

    private static List<Letter> letters(Ailment ailment, int copies) {
        var letters = new ArrayList<Letter>();
        for (int i = 0; i < copies; i++) {
            for (var messageClass : List.of("critical", "transactional", "bulk")) {
                letters.add(Letter.to(messageClass + i + "@" + ailment.domain()).of(messageClass));
            }
        }
        return letters;
    }

    private SimulatedSmtp admit(Ailment ailment, Path authority) throws IOException {
        boolean encrypted = ailment == Ailment.EXPIRED_CERTIFICATE;
        var primary = rig.sandbox.smtp(ailment.provider(), 0, encrypted);
        var host = ailment == Ailment.NAME_NOT_FOUND ? SimulatedProvider.UNRESOLVABLE_HOST : "127.0.0.1";
        rig.config.provider(
                ailment.provider(),
                "type: smtp, host: " + host + ", port: " + primary.port()
                        + (encrypted ? ", tls: starttls, ca: " + authority : ", tls: none") + SHORT_WAITS);
        return primary;
    }

    private void addRoutes() {
        Arrays.stream(Ailment.values()).forEach(ailment -> {
            var providers = "providers: [" + ailment.provider() + ", " + BACKUP + "], deadline: 1h";
            var domain = "recipient_domain: " + ailment.domain();
            rig.config.route("match: { class: critical, " + domain + " }, " + providers + ", on_unknown: resend");
            rig.config.route("match: { " + domain + " }, " + providers + ", on_unknown: wait, unknown_wait: 1s");
        });
        rig.config.route("match: {}, providers: [" + BACKUP + "]");
    }

    @Override
    public void close() {
        rig.close();
    }
}
