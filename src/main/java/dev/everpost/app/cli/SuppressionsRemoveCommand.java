package dev.everpost.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code everpost suppressions remove}. */
@Command(
        name = "remove",
        description = "Take an address off the list: mail is sent to it again.",
        footer = {"", "Example:", "  everpost suppressions remove ann@customer.example"})
final class SuppressionsRemoveCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Mixin
    private final SuppressionScope scope = new SuppressionScope();

    @Parameters(paramLabel = "ADDRESS", description = "The address.")
    private String address = "";

    @Override
    public Integer call() {
        return connection.show(
                client -> client.delete(scope.entry(address)),
                (console, body) -> console.print("no longer suppressed: " + Plain.text(body, "address")));
    }
}
