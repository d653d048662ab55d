package dev.everpost.edge.ses;

import java.util.function.Function;

/** An operation of SES API v2: its name, where it is asked for, and what it answers. */
record Route(String operation, String method, PathPattern path, Function<Ask, Reply> answer) {

    static Route of(String operation, String method, String path, Function<Ask, Reply> answer) {
        return new Route(operation, method, PathPattern.of(path), answer);
    }
}
