package dev.everpost.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** A command about one message, which it names by its id. */
abstract class MessageCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Parameters(paramLabel = "ID", description = "The message's id, 13 characters.")
    private String id = "";

    /** Asks the gateway; {@code path} is the message's. */
    abstract Reply ask(ApiClient client, String path);

    /** Tells a person what the gateway answered. */
    abstract void print(Console console, JsonNode answer);

    @Override
    public final Integer call() {
        var path = "/api/v1/messages/" + ApiClient.encoded(id);
        return connection.show(client -> ask(client, path), this::print);
    }
}
