package dev.everpost.app.cli;

import dev.everpost.world.World;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Follows a message until every recipient is final, printing each fact once. */
final class Follower {

    private static final Duration PAUSE = Duration.ofMillis(300);

    private final ApiClient client;
    private final Console console;
    private final World world;
    private final Duration patience;
    private int printed;

    Follower(ApiClient client, Console console, World world, int waitAtMostSeconds) {
        this.client = client;
        this.console = console;
        this.world = world;
        this.patience = Duration.ofSeconds(waitAtMostSeconds);
    }

    /** 0 when all were handed over, else 1. */
    int follow(JsonNode taken) {
        var path = Plain.text(taken, "href");
        long start = world.time().nanos();
        while (world.time().since(start).compareTo(patience) < 0) {
            var reply = client.get(path);
            if (!(reply instanceof Reply.Done done)) {
                return console.show(reply, false, body -> Console.FAILED);
            }
            printNews(done.json());
            if (Plain.text(done.json(), "status").equals("finished")) {
                return end(done.json());
            }
            world.threads().sleep(PAUSE);
        }
        console.print("still queued after " + patience.toSeconds() + " s; follow it: everpost queue show "
                + Plain.text(taken, "id"));
        return Console.FAILED;
    }

    private void printNews(JsonNode message) {
        var facts = message.path("timeline").values().stream().toList();
        for (var fact : facts.subList(Math.min(printed, facts.size()), facts.size())) {
            console.print(MessageLife.moment(
                    fact, Plain.text(message, "accepted_at"), message.path("recipients"), console.paint()));
        }
        printed = facts.size();
    }

    private int end(JsonNode message) {
        boolean all = message.path("recipients").values().stream()
                .allMatch(recipient -> Plain.text(recipient, "state").equals("handed_over"));
        console.print(
                all ? console.paint().good("all handed over") : console.paint().bad("not all handed over"));
        return all ? Console.OK : Console.FAILED;
    }
}
