package dev.everpost.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code everpost webhooks add}. */
@Command(
        name = "add",
        description = "Send events to an endpoint from now on. Its secret is made and shown, once.",
        footer = {
            "",
            "Examples:",
            "  everpost webhooks add shop https://shop.example.com/everpost --submitter shop",
            "  everpost webhooks add alarms https://ops.example.com/e --event alarm.* --format cloudevents"
        })
final class WebhooksAddCommand implements Callable<Integer> {

    @Mixin
    private final Connection connection = new Connection();

    @Parameters(index = "0", paramLabel = "NAME", description = "A name of your choice.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "URL", description = "Where events are posted to.")
    private String url = "";

    @Option(
            names = "--submitter",
            paramLabel = "NAME",
            description = "Only the mail of this submitter; with a submitter's key always its own.")
    private @Nullable String submitter;

    @Option(names = "--event", paramLabel = "TYPE", description = "Only these, such as message.bounced or message.*.")
    private List<String> events = List.of();

    @Option(names = "--class", paramLabel = "CLASS", description = "Only mail of these classes.")
    private List<String> classes = List.of();

    @Option(names = "--tag", paramLabel = "NAME=VALUE", description = "Only mail with these tags.")
    private Map<String, String> tags = Map.of();

    @Option(names = "--domain", paramLabel = "DOMAIN", description = "Only recipients of these domains.")
    private List<String> domains = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", description = "standard (the default) or cloudevents.")
    private @Nullable String format;

    @Option(names = "--allow-http", description = "Plain http to another machine; for operators.")
    private boolean allowHttp;

    @Option(names = "--allow-private", description = "An address that is not public; for operators.")
    private boolean allowPrivate;

    @Override
    public Integer call() {
        return connection.show(client -> client.post("/api/v1/webhooks", body()), WebhooksAddCommand::print);
    }

    private Map<String, Object> body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", name);
        body.put("url", url);
        body.put("submitter", submitter);
        body.put("events", events);
        body.put("classes", classes);
        body.put("tags", tags);
        body.put("domains", domains);
        body.put("format", format);
        body.put("allow_http", allowHttp);
        body.put("allow_private", allowPrivate);
        return body;
    }

    private static void print(Console console, JsonNode one) {
        console.print("events go to " + Plain.text(one, "url") + " from now on");
        console.print("its secret, which is not shown again: " + Plain.text(one, "secret"));
        console.print(console.paint().faint("try it: everpost webhooks test " + Plain.text(one, "name")));
    }
}
