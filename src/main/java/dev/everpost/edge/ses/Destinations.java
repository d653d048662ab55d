package dev.everpost.edge.ses;

import dev.everpost.ses.Email.Destination;
import dev.everpost.ses.Email.Tag;
import java.util.List;

/** Reads whom mail goes to, and its tags. Not thread-safe. */
final class Destinations {

    private final JsonBody body;
    private List<String> to = List.of();
    private List<String> cc = List.of();
    private List<String> bcc = List.of();

    private Destinations(JsonBody body) {
        this.body = body;
    }

    static Destination read(JsonBody body) {
        var reader = new Destinations(body);
        body.object(reader::member);
        return new Destination(reader.to, reader.cc, reader.bcc);
    }

    static List<Tag> tags(JsonBody body) {
        return body.list(() -> {
            var pair = new NameAndValue();
            body.object(member -> pair.read(member, body));
            return new Tag(pair.name, pair.value);
        });
    }

    private void member(String name) {
        switch (name) {
            case "ToAddresses" -> to = body.list(body::string);
            case "CcAddresses" -> cc = body.list(body::string);
            case "BccAddresses" -> bcc = body.list(body::string);
            default -> body.skip();
        }
    }
}
