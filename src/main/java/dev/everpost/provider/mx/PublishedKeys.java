package dev.everpost.provider.mx;

import dev.everpost.dkim.DkimKey;
import dev.everpost.dns.Answer;
import dev.everpost.dns.Resolver;
import java.util.List;
import java.util.regex.Pattern;

/** Whether the keys that we sign with are those that receivers find (RFC 6376 section 3.6.1). Thread-safe; blocks for the resolver. */
record PublishedKeys(Resolver resolver, List<DkimKey> keys) {

    private static final Pattern PUBLIC = Pattern.compile("(?:^|;)\\s*p\\s*=([^;]*)");

    void look(Looked looked) {
        for (var key : keys) {
            switch (resolver.text(key.recordName())) {
                case Answer.Found<String>(var texts, var _) -> compare(key, texts, looked);
                case Answer.NoSuchName<String> _, Answer.NoData<String> _ ->
                    looked.bad("DKIM: " + key.recordName() + " is not published, so nobody can verify our signatures");
                case Answer.Failed<String>(var _, var detail) ->
                    looked.unknown("DKIM: " + key.recordName() + ": " + detail);
            }
        }
        if (keys.isEmpty()) {
            looked.unknown("DKIM: no key is configured");
        }
    }

    private static void compare(DkimKey key, List<String> texts, Looked looked) {
        var ours = publicPart(key.record());
        if (texts.stream().anyMatch(text -> publicPart(text).equals(ours))) {
            looked.good("DKIM: " + key.recordName() + " is published");
        } else {
            looked.bad("DKIM: " + key.recordName() + " is published with another key than ours, or is revoked");
        }
    }

    /** The key of a record without the spaces that it may have; empty when it has none. */
    private static String publicPart(String record) {
        var found = PUBLIC.matcher(record);
        return found.find() ? found.group(1).replaceAll("\\s", "") : "";
    }
}
