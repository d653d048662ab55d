package dev.everpost.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.JsonNode;

/** Where a command prints. */
record Console(PrintWriter out, PrintWriter err, Paint paint) {

    /** The exit code of a command that did what was asked. */
    static final int OK = 0;
    /** The exit code when the gateway said no, or was not there. Wrong usage is picocli's 2. */
    static final int FAILED = 1;

    static Console of(CommandSpec spec) {
        var line = spec.commandLine();
        return new Console(
                line.getOut(),
                line.getErr(),
                new Paint(line.getColorScheme().ansi().enabled()));
    }

    void print(String line) {
        out.println(line);
        out.flush();
    }

    void print(List<String> lines) {
        lines.forEach(this::print);
    }

    /** Shows a reply: as the API's JSON, or as {@code picture} prints it and with the exit code that it gives. */
    int show(Reply reply, boolean json, ToIntFunction<JsonNode> picture) {
        return switch (reply) {
            case Reply.Done(var text, var body) -> {
                if (json) {
                    print(text);
                    yield OK;
                }
                yield picture.applyAsInt(body);
            }
            case Reply.Refused(var title, var detail, var more) -> {
                err.println(paint.bad(title) + ": " + detail);
                more.forEach(line -> err.println("  " + line));
                yield failed();
            }
            case Reply.NoGateway(var what) -> {
                err.println(what);
                yield failed();
            }
        };
    }

    private int failed() {
        err.flush();
        return FAILED;
    }
}
