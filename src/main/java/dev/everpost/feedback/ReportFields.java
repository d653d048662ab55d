package dev.everpost.feedback;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Groups of fields, divided by empty lines, as delivery statuses and feedback reports have them (RFC 3464 section 2.1, RFC 5965
 * section 3). Names are in lower case; of several with one name the first counts. More than {@value #GROUPS_MAX} groups are not read.
 */
record ReportFields(Map<String, String> fields) {

    static final int GROUPS_MAX = 1_000;

    private static final int FIELDS_MAX = 100;

    ReportFields {
        fields = Map.copyOf(fields);
    }

    /** The groups of a text, in their order. */
    static List<ReportFields> groups(String text) {
        var groups = new ArrayList<ReportFields>();
        var group = new LinkedHashMap<String, String>();
        var last = "";
        for (var line : text.split("\r\n|\n|\r", -1)) {
            if (line.isBlank()) {
                end(groups, group);
                last = "";
            } else if ((line.startsWith(" ") || line.startsWith("\t")) && !last.isEmpty()) {
                group.merge(last, line.strip(), (before, more) -> before + " " + more);
            } else {
                last = start(group, line);
            }
        }
        end(groups, group);
        return groups;
    }

    String get(String name) {
        return fields.getOrDefault(name, "");
    }

    /** The value without its type: {@code rfc822; ann@example.net} is the address. */
    String typed(String name) {
        var value = get(name);
        int semicolon = value.indexOf(';');
        return value.substring(semicolon + 1).strip();
    }

    private static String start(Map<String, String> group, String line) {
        int colon = line.indexOf(':');
        if (colon <= 0 || group.size() >= FIELDS_MAX) {
            return "";
        }
        var name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        return group.putIfAbsent(name, line.substring(colon + 1).strip()) == null ? name : "";
    }

    private static void end(List<ReportFields> groups, Map<String, String> group) {
        if (!group.isEmpty() && groups.size() < GROUPS_MAX) {
            groups.add(new ReportFields(group));
        }
        group.clear();
    }
}
