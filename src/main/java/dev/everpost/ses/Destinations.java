package dev.everpost.ses;

import dev.everpost.ses.SesError.Kind;
import java.util.ArrayList;

/** What adding, replacing and removing an event destination makes of a configuration set. */
final class Destinations {

    /** Event destinations of one set. */
    static final int MOST = 10;

    private Destinations() {}

    static Result<ConfigurationSet> add(ConfigurationSet set, EventDestination destination) {
        if (find(set, destination.name()) >= 0) {
            return Result.failed(Kind.ALREADY_EXISTS, "Event destination <" + destination.name() + "> already exists.");
        }
        if (set.destinations().size() >= MOST) {
            return Result.failed(
                    Kind.LIMIT_EXCEEDED,
                    "Configuration set <" + set.name() + "> has " + MOST + " event destinations already.");
        }
        var destinations = new ArrayList<>(set.destinations());
        destinations.add(destination);
        return Result.done(set.withDestinations(destinations));
    }

    static Result<ConfigurationSet> replace(ConfigurationSet set, EventDestination destination) {
        int at = find(set, destination.name());
        if (at < 0) {
            return missing(destination.name());
        }
        var destinations = new ArrayList<>(set.destinations());
        destinations.set(at, destination);
        return Result.done(set.withDestinations(destinations));
    }

    static Result<ConfigurationSet> remove(ConfigurationSet set, String name) {
        int at = find(set, name);
        if (at < 0) {
            return missing(name);
        }
        var destinations = new ArrayList<>(set.destinations());
        destinations.remove(at);
        return Result.done(set.withDestinations(destinations));
    }

    private static int find(ConfigurationSet set, String name) {
        var names = set.destinations().stream().map(EventDestination::name).toList();
        return names.indexOf(name);
    }

    private static Result<ConfigurationSet> missing(String name) {
        return Result.failed(Kind.EVENT_DESTINATION_NOT_FOUND, "Event destination <" + name + "> does not exist.");
    }
}
