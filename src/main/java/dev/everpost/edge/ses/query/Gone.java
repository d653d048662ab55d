package dev.everpost.edge.ses.query;

import dev.everpost.ses.Result;
import dev.everpost.ses.SesError.Kind;
import java.util.Set;

/** Deleting in v1: what was never there is gone as well. */
final class Gone {

    private static final Set<Kind> NEVER_THERE = Set.of(Kind.NOT_FOUND, Kind.TEMPLATE_NOT_FOUND);

    private Gone() {}

    static Result<?> orNever(Result<?> deleted) {
        return deleted instanceof Result.Failed<?>(var error) && NEVER_THERE.contains(error.kind())
                ? Result.done("never there")
                : deleted;
    }
}
