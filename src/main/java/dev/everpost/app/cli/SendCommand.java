package dev.everpost.app.cli;

import dev.everpost.world.World;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code everpost send}. */
@Command(
        name = "send",
        description = "Submit a message to a running gateway.",
        footer = {
            "",
            "Examples:",
            "  everpost send --from shop@example.com --to ann@customer.example \\",
            "      --subject Hello --text \"Hi Ann\"",
            "  everpost send --from shop@example.com --to ann@customer.example \\",
            "      --subject Code --text 123456 --class critical --deadline 2m --wait",
            "  everpost send --raw message.eml"
        })
final class SendCommand implements Callable<Integer> {

    private final World world;

    @Mixin
    private final Connection connection = new Connection();

    @Mixin
    private final Letter letter = new Letter();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description = "The same key and message again is not a second message.")
    private @Nullable String idempotencyKey;

    @Option(
            names = "--wait",
            description = "Follow the message until every recipient is final; exit 1 unless all were" + " handed over.")
    private boolean wait;

    @Option(
            names = "--wait-at-most",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "Stop following after so many seconds; default ${DEFAULT-VALUE}.")
    private int waitAtMostSeconds;

    SendCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        var console = connection.console();
        var request = letter.request(spec, idempotencyKey);
        try (var client = connection.open()) {
            var reply = client.post(request.path(), request.body(), request.contentType(), request.headers());
            boolean follow = wait && !connection.json();
            return console.show(reply, connection.json(), body -> {
                announce(body, console, follow);
                return follow ? new Follower(client, console, world, waitAtMostSeconds).follow(body) : Console.OK;
            });
        }
    }

    private static void announce(JsonNode body, Console console, boolean followed) {
        var id = Plain.text(body, "id");
        int recipients = body.path("recipients").asInt(0);
        console.print((body.path("duplicate").asBoolean(false) ? "queued before as " : "queued as ")
                + console.paint().strong(id) + " for " + recipients + (recipients == 1 ? " recipient" : " recipients"));
        if (!followed) {
            console.print(console.paint().faint("follow it: everpost queue show " + id));
        }
    }
}
