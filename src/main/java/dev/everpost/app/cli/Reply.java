package dev.everpost.app.cli;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What came of a call to the gateway. */
sealed interface Reply {

    /** A yes, with its body as it came and as JSON. */
    record Done(String text, JsonNode json) implements Reply {}

    /** A no, as the gateway words it. {@code more} names further wrong fields. */
    record Refused(String title, String detail, List<String> more) implements Reply {}

    /** No answer, or none of a gateway, in one line with what to do. */
    record NoGateway(String what) implements Reply {}
}
