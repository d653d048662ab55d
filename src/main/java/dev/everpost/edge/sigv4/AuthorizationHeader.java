package dev.everpost.edge.sigv4;

import dev.everpost.edge.sigv4.Signature.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a signature from the Authorization header. Strict and bounded: each part once, in the alphabet it has. */
final class AuthorizationHeader {

    /** Longest header taken, in characters; SDKs send about 350. */
    static final int CHARS_MAX = 4096;

    private static final List<String> PARAMETERS = List.of("Credential", "Signature", "SignedHeaders");

    private AuthorizationHeader() {}

    /** Whether a value is meant as a signature of version 4, of whichever algorithm. */
    static boolean isVersion4(String value) {
        return value.startsWith("AWS4-");
    }

    static SignatureReading read(SignedRequest request) {
        var values = request.headers("authorization");
        if (values.size() != 1) {
            return Refusal.incomplete("Sign once: there are " + values.size() + " Authorization headers.");
        }
        var text = values.getFirst();
        if (text.length() > CHARS_MAX) {
            return Refusal.incomplete(
                    "Authorization header has " + text.length() + " characters; the limit is " + CHARS_MAX + ".");
        }
        int space = text.indexOf(' ');
        var algorithm = space < 0 ? text : text.substring(0, space);
        return algorithm.equals(Signature.ALGORITHM)
                ? read(request, text.substring(algorithm.length()))
                : Refusal.unsupported(algorithm);
    }

    private static SignatureReading read(SignedRequest request, String text) {
        var parameters = new HashMap<String, String>();
        for (var part : text.split(",", PARAMETERS.size() + 1)) {
            int equals = part.indexOf('=');
            var name = equals < 0 ? part.strip() : part.substring(0, equals).strip();
            boolean known = equals >= 0 && PARAMETERS.contains(name);
            if (!known
                    || parameters.putIfAbsent(name, part.substring(equals + 1).strip()) != null) {
                return Refusal.incomplete("'" + Refusal.shown(name)
                        + "' is unknown, repeated or without a value in Authorization header.");
            }
        }
        var missing = PARAMETERS.stream()
                .filter(name -> !parameters.containsKey(name))
                .map(name -> "Authorization header requires '" + name + "' parameter.")
                .collect(Collectors.joining(" "));
        return missing.isEmpty() ? read(request, parameters) : Refusal.incomplete(missing);
    }

    private static SignatureReading read(SignedRequest request, Map<String, String> parameters) {
        return switch (SigningTime.of(request)) {
            case Refusal refusal -> refusal;
            case SigningTime at ->
                Signature.of(
                        parameters.getOrDefault("Credential", ""),
                        parameters.getOrDefault("SignedHeaders", ""),
                        parameters.getOrDefault("Signature", ""),
                        at,
                        new Place.Header());
        };
    }
}
