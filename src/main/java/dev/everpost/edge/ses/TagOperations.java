package dev.everpost.edge.ses;

import dev.everpost.ses.ResourceTags;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations on the tags of any object. Thread-safe. */
final class TagOperations {

    private static final String PATH = "/v2/email/tags";
    private static final String ARN = "ResourceArn";

    private final ResourceTags tags;

    TagOperations(ResourceTags tags) {
        this.tags = tags;
    }

    List<Route> routes() {
        return List.of(
                Route.of("ListTagsForResource", "GET", PATH, this::list),
                Route.of("TagResource", "POST", PATH, this::tag),
                Route.of("UntagResource", "DELETE", PATH, this::untag));
    }

    private record Tag(
            @Nullable String resourceArn, @Nullable List<TagBody> tags) {}

    private Reply list(Ask ask) {
        return Needed.one(
                ARN,
                ask.query().first(ARN),
                arn -> Reply.of(tags.of(ask.caller(), arn), found -> new Members().tags(found)));
    }

    private Reply tag(Ask ask) {
        return ask.json(
                Tag.class,
                body -> Needed.both(
                        ARN,
                        body.resourceArn(),
                        "Tags",
                        body.tags(),
                        (arn, added) -> Reply.empty(tags.tag(ask.caller(), arn, TagBody.all(added)))));
    }

    private Reply untag(Ask ask) {
        var keys = ask.query().all("TagKeys");
        return Needed.both(
                ARN,
                ask.query().first(ARN),
                "TagKeys",
                keys.isEmpty() ? null : keys,
                (arn, gone) -> Reply.empty(tags.untag(ask.caller(), arn, gone)));
    }
}
