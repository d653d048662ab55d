package dev.everpost.dns;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * What came of one question to the domain name system (RFC 1034, RFC 2308). Immutable.
 *
 * @param <T> the kind of record that was asked for
 */
public sealed interface Answer<T> {

    /** There are records, at least one; {@code ttl} is how long they may still be believed. */
    record Found<T>(List<T> records, Duration ttl) implements Answer<T> {
        public Found {
            records = List.copyOf(records);
            if (records.isEmpty()) {
                throw new IllegalArgumentException("an answer without records is NoData or NoSuchName");
            }
        }
    }

    /** The name does not exist (NXDOMAIN), or is none that could. */
    record NoSuchName<T>(Duration ttl) implements Answer<T> {}

    /** The name exists and has no record of this kind. */
    record NoData<T>(Duration ttl) implements Answer<T> {}

    /** Nobody knows; {@code detail} is one line for people, of our own words. */
    record Failed<T>(Why why, String detail) implements Answer<T> {}

    /** Why a question was not answered. */
    enum Why {
        /** No answer to this question in time, although a server answers others. */
        TIMEOUT,
        /** A server answered that it failed, refused, or made no sense; usually the domain's own servers are out. */
        SERVER_FAILURE,
        /** None of our servers answers anything: the trouble is on our side. */
        NO_SERVER
    }

    /** The records, or none. */
    default List<T> recordsOrNone() {
        return this instanceof Found<T>(var records, var _) ? records : List.of();
    }

    /** The same answer with its records read in another way. */
    default <R> Answer<R> map(Function<T, R> read) {
        return switch (this) {
            case Found<T>(var records, var ttl) ->
                new Found<>(records.stream().map(read).toList(), ttl);
            case NoSuchName<T>(var ttl) -> new NoSuchName<>(ttl);
            case NoData<T>(var ttl) -> new NoData<>(ttl);
            case Failed<T>(var why, var detail) -> new Failed<>(why, detail);
        };
    }
}
