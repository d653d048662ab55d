package dev.everpost.silence;

import dev.everpost.fact.Fact.Alarm;
import dev.everpost.fact.ProviderName;
import dev.everpost.store.Learned;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the listener keeps what it learned, with the place in the book of facts up to which it has heard: both in one commit, so that
 * nothing is heard twice or missed. For one thread.
 */
final class Memory {

    private static final String ROOM = "silence";
    private static final String POSITION = "position";
    private static final String EAR = "ear ";
    private static final List<Alarm> ALARMS = List.of(Alarm.SILENT_LOSS, Alarm.REPORTS_SILENT);

    private final Learned learned;

    Memory(Learned learned) {
        this.learned = learned;
    }

    /** Gives back what was kept; the position from which to read on, 0 when nothing was. */
    long recall(Map<ProviderName, Ear> ears, Alarms alarms) {
        var kept = learned.of(ROOM);
        var position = kept.get(POSITION);
        if (position == null) {
            return 0;
        }
        kept.forEach((name, bytes) -> {
            if (name.startsWith(EAR)) {
                var ear = new Ear();
                EarBytes.read(bytes).ifPresent(ear::restore);
                ears.put(new ProviderName(name.substring(EAR.length())), ear);
            }
        });
        ALARMS.forEach(alarm -> alarms.restore(alarm, names(kept.get(alarm.name()))));
        var digits = text(position);
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
    }

    /** False when the store failed: then the older state stands, with its older position. */
    boolean keep(long position, Map<ProviderName, Ear> ears, Alarms alarms, Instant now) {
        var states = new LinkedHashMap<String, byte[]>();
        states.put(POSITION, bytes(String.valueOf(position)));
        ears.forEach((name, ear) -> states.put(EAR + name, EarBytes.write(ear.state())));
        ALARMS.forEach(alarm -> states.put(
                alarm.name(),
                bytes(alarms.raised(alarm).stream()
                        .map(ProviderName::value)
                        .sorted()
                        .collect(Collectors.joining("\n")))));
        return learned.keep(ROOM, states, now);
    }

    private static List<ProviderName> names(byte @Nullable [] lines) {
        return lines == null
                ? List.of()
                : Arrays.stream(text(lines).split("\n"))
                        .filter(line -> !line.isEmpty())
                        .map(ProviderName::new)
                        .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
