package dev.everpost.provider.brevo;

import dev.everpost.mime.Letter.ExtraHeader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of one call: the submitter's own as far as Brevo carries them, and those by which we and Brevo know the
 * message. Brevo writes names in Title-Case, one field of a name, and values beyond ASCII unencoded, so these stay behind. Notes
 * what changed. For one message and one thread.
 */
record BrevoHeaders(List<String> adaptations) {

    /** Fields that steer Brevo or that it writes itself; a submitter does not steer our account. */
    private static final List<String> OURS =
            List.of("idempotencykey", "idempotency-key", "sender.ip", "x-mailin-custom", "x-mailin-tag", "return-path");

    Map<String, String> of(List<ExtraHeader> extra, BrevoMark mark, @Nullable String sendingIp) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-Everpost-Id", mark.id());
        headers.put("X-Mailin-custom", mark.id());
        headers.put("idempotencyKey", mark.key());
        if (sendingIp != null) {
            headers.put("sender.ip", sendingIp);
        }
        extra.forEach(each -> add(each, headers));
        return headers;
    }

    private void add(ExtraHeader extra, Map<String, String> headers) {
        var name = titled(extra.name());
        if (OURS.contains(extra.name().toLowerCase(Locale.ROOT))) {
            adaptations.add("header " + name + " left out, for it would steer Brevo");
        } else if (!BrevoNames.isAscii(extra.value())) {
            adaptations.add("header " + name + " left out, for Brevo would send it unencoded");
        } else if (headers.putIfAbsent(name, extra.value()) != null) {
            adaptations.add("header " + name + " kept once only");
        } else if (!name.equals(extra.name())) {
            adaptations.add("header " + extra.name() + " written " + name);
        }
    }

    private static String titled(String name) {
        return Arrays.stream(name.split("-", -1))
                .map(word -> word.isEmpty()
                        ? word
                        : word.substring(0, 1).toUpperCase(Locale.ROOT)
                                + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("-"));
    }
}
