package dev.everpost.edge.sigv4;

import java.util.ArrayList;
import java.util.List;

/** The query of a request in SigV4's canonical form: each parameter decoded, encoded again, sorted by name and value. */
final class QueryString {

    private static final QueryString EMPTY = new QueryString(List.of());

    private final List<Parameter> parameters;

    private QueryString(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    /** Name and value, percent-encoded. */
    private record Parameter(String name, String value) implements Comparable<Parameter> {
        @Override
        public int compareTo(Parameter other) {
            int byName = name.compareTo(other.name);
            return byName != 0 ? byName : value.compareTo(other.value);
        }
    }

    /** From what stands after the question mark. A plus is a space, as those who act on the query read it. */
    static QueryString parse(String wire) {
        if (wire.isEmpty()) {
            return EMPTY;
        }
        var parameters = new ArrayList<Parameter>();
        for (var text : wire.replace("+", "%20").split("&")) {
            if (!text.isEmpty()) {
                int equals = text.indexOf('=');
                var name = equals < 0 ? text : text.substring(0, equals);
                var value = equals < 0 ? "" : text.substring(equals + 1);
                parameters.add(new Parameter(PercentCode.again(name), PercentCode.again(value)));
            }
        }
        parameters.sort(Parameter::compareTo);
        return new QueryString(parameters);
    }

    /** How often a parameter is given. */
    int count(String name) {
        return (int) parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .count();
    }

    /** The first value of a parameter, decoded; "" when there is none. */
    String value(String name) {
        return values(name).stream().findFirst().orElse("");
    }

    /** All values of a parameter, decoded. */
    List<String> values(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(parameter -> PercentCode.text(parameter.value()))
                .toList();
    }

    /** As it stands in the canonical request, where a signature does not cover itself. */
    String canonical() {
        var out = new StringBuilder();
        for (var parameter : parameters) {
            if (!parameter.name().equals(PresignedQuery.SIGNATURE)) {
                out.append(out.isEmpty() ? "" : "&")
                        .append(parameter.name())
                        .append('=')
                        .append(parameter.value());
            }
        }
        return out.toString();
    }
}
