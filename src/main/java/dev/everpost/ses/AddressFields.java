package dev.everpost.ses;

import dev.everpost.mime.AddressList;
import dev.everpost.mime.AddressList.Reading;
import dev.everpost.mime.NamedAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the address fields of one request and remembers the first that is wrong. Not thread-safe. */
final class AddressFields {

    private @Nullable SesError error;

    /** The mailboxes of a field whose values hold one or more each. */
    List<NamedAddress> all(String field, List<String> values) {
        var found = new ArrayList<NamedAddress>();
        for (var value : values) {
            found.addAll(taken(field, AddressList.parse(value)));
        }
        return found;
    }

    /** The mailbox of a field that holds exactly one; null when absent or wrong. */
    @Nullable
    NamedAddress one(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        var found = taken(field, AddressList.parseOne(value));
        return found.isEmpty() ? null : found.getFirst();
    }

    /** The first field that was wrong, or null. */
    @Nullable
    SesError error() {
        return error;
    }

    private List<NamedAddress> taken(String field, Reading reading) {
        return switch (reading) {
            case Reading.Mailboxes(var all) -> all;
            case Reading.Invalid(var why) -> {
                error = error == null ? SesError.badRequest(field + ": " + why) : error;
                yield List.of();
            }
        };
    }
}
