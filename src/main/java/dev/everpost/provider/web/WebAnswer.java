package dev.everpost.provider.web;

import dev.everpost.fact.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** How a call ended. */
public sealed interface WebAnswer {

    /** No answer that could be read: {@code ProviderDown} when nothing was handed over, {@code Unknown} when it may have been. */
    record Failed(Outcome outcome) implements WebAnswer {}

    /**
     * An answer, good or bad.
     *
     * @param headers names in lower case, of several with one name the first
     * @param body at most {@link WebClient#ANSWER_BYTES_MAX} bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // read once by whoever called
    record Answered(int status, Map<String, String> headers, byte[] body) implements WebAnswer {

        private static final JsonMapper JSON = new JsonMapper();

        public Answered {
            headers = Map.copyOf(headers);
        }

        /** 2xx. */
        public boolean isGood() {
            return status >= 200 && status < 300;
        }

        /** The body as JSON; missing when it is none. */
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JacksonException notJson) {
                return MissingNode.getInstance();
            }
        }

        /** The body as text, for people; outcomes cut it. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** A header by its name in any case. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        /** Retry-After in seconds, RFC 9110 section 10.2.3; dates are not read. */
        public Optional<Duration> retryAfter() {
            return header("Retry-After")
                    .filter(seconds -> seconds.matches("\\d{1,6}"))
                    .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
        }
    }
}
