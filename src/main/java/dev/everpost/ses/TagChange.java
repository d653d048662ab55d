package dev.everpost.ses;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What somebody wants done to the tags of an object. */
public sealed interface TagChange {

    /** Hangs tags on it; a key that is there gets the new value. */
    record Add(List<ResourceTag> tags) implements TagChange {}

    /** Takes tags off; a key that is not there is no error. */
    record Remove(Collection<String> keys) implements TagChange {}

    /** The tags after the change, or what is wrong with them. */
    default Result<List<ResourceTag>> on(List<ResourceTag> before) {
        return switch (this) {
            case Add(var added) -> Result.unless(ResourceTag.flaw(added), () -> merged(before, added));
            case Remove(var keys) ->
                Result.done(
                        before.stream().filter(tag -> !keys.contains(tag.key())).toList());
        };
    }

    private static Result<List<ResourceTag>> merged(List<ResourceTag> before, List<ResourceTag> added) {
        var keys = added.stream().map(ResourceTag::key).toList();
        var tags = new ArrayList<>(
                before.stream().filter(tag -> !keys.contains(tag.key())).toList());
        tags.addAll(added);
        return Result.unless(ResourceTag.flaw(tags), () -> Result.done(tags));
    }
}
