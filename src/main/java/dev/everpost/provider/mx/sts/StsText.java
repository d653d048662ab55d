package dev.everpost.provider.mx.sts;

import dev.everpost.provider.mx.sts.StsPolicy.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads records and policies, which strangers write; what is not valid is none (RFC 8461 sections 3.1 and 3.2). */
final class StsText {

    /** Section 3.2: about one year. */
    private static final long MAX_AGE_SECONDS = 31_557_600;

    private static final int EXCHANGERS_MAX = 1000;
    private static final Pattern RECORD =
            Pattern.compile("v=STSv1\\s*;\\s*(?:.*;\\s*)?id=([A-Za-z0-9]{1,32})\\s*(?:;.*)?");
    private static final Pattern EXCHANGER = Pattern.compile("(\\*\\.)?[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

    private StsText() {}

    /** The id of the one record of version 1; empty when there is none or more than one. */
    static Optional<String> id(List<String> texts) {
        var records =
                texts.stream().filter(text -> text.matches("v=STSv1\\s*(;.*)?")).toList();
        if (records.size() != 1 || records.getFirst().length() > 1000) {
            return Optional.empty();
        }
        var found = RECORD.matcher(records.getFirst());
        return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** A policy; of a field that stands twice the first counts, but for {@code mx}. */
    static Optional<StsPolicy> policy(String text) {
        Map<String, String> fields = new HashMap<>();
        var exchangers = new ArrayList<String>();
        for (var line : text.split("\r?\n", -1)) {
            int colon = line.indexOf(':');
            var key = colon < 0 ? "" : line.substring(0, colon).strip();
            var value = line.substring(colon + 1).strip();
            if (key.equals("mx")) {
                exchangers.add(value.toLowerCase(Locale.ROOT));
            } else if (!key.isEmpty()) {
                fields.putIfAbsent(key, value);
            }
        }
        return policy(fields, exchangers);
    }

    private static Optional<StsPolicy> policy(Map<String, String> fields, List<String> exchangers) {
        var mode = mode(fields.getOrDefault("mode", ""));
        var maxAge = fields.getOrDefault("max_age", "");
        boolean sound = fields.getOrDefault("version", "").equals("STSv1")
                && mode.isPresent()
                && maxAge.matches("\\d{1,10}")
                && exchangers.size() <= EXCHANGERS_MAX
                && exchangers.stream().allMatch(mx -> EXCHANGER.matcher(mx).matches());
        if (!sound || exchangers.isEmpty() && mode.get() != Mode.NONE) {
            return Optional.empty();
        }
        var age = Duration.ofSeconds(Math.min(Long.parseLong(maxAge), MAX_AGE_SECONDS));
        return Optional.of(new StsPolicy(mode.get(), exchangers, age));
    }

    private static Optional<Mode> mode(String text) {
        return switch (text) {
            case "enforce" -> Optional.of(Mode.ENFORCE);
            case "testing" -> Optional.of(Mode.TESTING);
            case "none" -> Optional.of(Mode.NONE);
            default -> Optional.empty();
        };
    }
}
