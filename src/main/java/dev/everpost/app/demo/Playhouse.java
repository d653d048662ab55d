package dev.everpost.app.demo;

import dev.everpost.app.Gateway;
import dev.everpost.app.settings.Loading;
import dev.everpost.app.settings.SettingsFile;
import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Personality;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.sandbox.SimulatedProvider;
import dev.everpost.sandbox.SimulatedWeb;
import dev.everpost.sandbox.mailgun.MailgunPersonality;
import dev.everpost.sandbox.postmark.PostmarkPersonality;
import dev.everpost.sandbox.sendgrid.SendGridPersonality;
import dev.everpost.scenario.Scenario;
import dev.everpost.store.Ledger;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A gateway among the simulated providers of one scenario, in this process, with its store in a folder of its own. */
final class Playhouse implements AutoCloseable {

    /** The place in a scenario's list that is played by the SES API; those before it speak SMTP. */
    private static final int SES_PLACE = 2;

    /** What plays the places behind it, one after another. */
    private static final List<Supplier<Personality>> VENDORS =
            List.of(SendGridPersonality::new, MailgunPersonality::new, PostmarkPersonality::new);

    private final Sandbox sandbox;
    private final Gateway gateway;

    private Playhouse(Sandbox sandbox, Gateway gateway) {
        this.sandbox = sandbox;
        this.gateway = gateway;
    }

    /** Starts everything; {@code folder} takes the store. */
    static Playhouse open(Scenario scenario, Ports ports, Path folder, World world) throws IOException, SQLException {
        var sandbox = new Sandbox(world, new Mailroom(world));
        try {
            var authority = Files.writeString(
                    folder.resolve("authority.pem"), sandbox.certificates().authorityPem());
            var text = PlaySettings.text(ports, folder.resolve("everpost.db"), authority, cast(scenario, sandbox));
            var file = Files.writeString(folder.resolve("everpost.yaml"), text);
            var gateway = gateway(file, world.withNames(sandbox.names()));
            gateway.start();
            report(sandbox, gateway);
            return new Playhouse(sandbox, gateway);
        } catch (IOException | SQLException | RuntimeException failed) {
            sandbox.close();
            throw failed;
        }
    }

    private static Gateway gateway(Path file, World world) throws IOException, SQLException {
        var source = new SettingsFile(Map.of());
        return switch (source.load(file)) {
            case Loading.Loaded loaded -> new Gateway(loaded.settings(), () -> source.load(file), world);
            case Loading.Broken broken ->
                throw new IllegalStateException(
                        "the configuration written for the play is wrong: " + broken.problems());
        };
    }

    private static List<SimulatedProvider> cast(Scenario scenario, Sandbox sandbox) throws IOException {
        var cast = new ArrayList<SimulatedProvider>();
        for (int i = 0; i < scenario.providers().size(); i++) {
            var name = scenario.providers().get(i).value();
            cast.add(
                    switch (Integer.signum(i - SES_PLACE)) {
                        case 0 -> sandbox.ses(name, 0, true);
                        case 1 -> sandbox.web(name, 0, true, vendor(i - SES_PLACE - 1));
                        default -> sandbox.smtp(name, 0, true);
                    });
        }
        return cast;
    }

    private static Personality vendor(int place) {
        return VENDORS.get(place % VENDORS.size()).get();
    }

    /** Vendors tell the gateway what became of mail, as they would by its public address. */
    private static void report(Sandbox sandbox, Gateway gateway) {
        for (var provider : sandbox.providers()) {
            if (provider instanceof SimulatedWeb web) {
                web.reportTo(URI.create("http://127.0.0.1:" + gateway.httpPort() + "/hooks/" + web.name()));
            }
        }
    }

    Sandbox sandbox() {
        return sandbox;
    }

    Ledger ledger() {
        return gateway.ledger();
    }

    int smtpPort() {
        return gateway.smtpPort();
    }

    int httpPort() {
        return gateway.httpPort();
    }

    /** The gateway first, so that nothing it says on leaving meets a closed provider. */
    @Override
    public void close() {
        gateway.close();
        sandbox.close();
    }
}
