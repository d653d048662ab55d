package dev.everpost.edge.ses;

import dev.everpost.ses.PageRequest;
import dev.everpost.ses.SesError;
import dev.everpost.ses.SesError.Kind;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which part of a list a request asks for in its body, as newer SDKs do. */
record PageBody(
        @Nullable Map<String, Object> filter,
        @Nullable String nextToken,
        @Nullable Integer pageSize) {

    /** Goes on with the page; a filter that would be passed over is refused. */
    Reply page(Function<PageRequest, Reply> next) {
        return filter != null && !filter.isEmpty()
                ? new Reply.Wrong(Fault.of(SesError.of(
                        Kind.NOT_OFFERED, "Filter is not offered: Everpost lists everything; leave Filter out.")))
                : next.apply(new PageRequest(nextToken, pageSize));
    }
}
