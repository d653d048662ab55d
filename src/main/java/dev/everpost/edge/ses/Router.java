package dev.everpost.edge.ses;

import dev.everpost.message.Content;
import dev.everpost.ses.Caller;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the operation that a request asks for. Thread-safe. */
final class Router {

    private final List<Route> routes;

    Router(List<Route> routes) {
        // "/tenants/list" is not a tenant called "list".
        this.routes = routes.stream()
                .sorted(Comparator.comparingInt((Route route) -> route.path().literals())
                        .reversed())
                .toList();
    }

    Reply answer(ServletRequest request, Caller caller, byte[] body) {
        var path = PathPattern.segments(request.path());
        for (var route : routes) {
            if (route.method().equals(request.method())) {
                Optional<Map<String, String>> values = route.path().match(path);
                if (values.isPresent()) {
                    return route.answer()
                            .apply(new Ask(caller, values.get(), QueryString.of(request.query()), new Content(body)));
                }
            }
        }
        return new Reply.Wrong(Fault.unknownOperation(request.method(), request.path()));
    }

    List<String> operations() {
        return routes.stream().map(Route::operation).distinct().sorted().toList();
    }
}
