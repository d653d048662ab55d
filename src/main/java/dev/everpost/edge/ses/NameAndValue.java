package dev.everpost.edge.ses;

/** A Name and a Value being read; absent is "". */
final class NameAndValue {

    String name = "";
    String value = "";

    void read(String member, JsonBody body) {
        switch (member) {
            case "Name" -> name = orEmpty(body);
            case "Value" -> value = orEmpty(body);
            default -> body.skip();
        }
    }

    private static String orEmpty(JsonBody body) {
        var text = body.string();
        return text == null ? "" : text;
    }
}
