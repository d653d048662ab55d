package dev.everpost.experience;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The past of one provider at one span as bytes, in parts that a store takes: each has the layout, then the whole, the rest or
 * receivers, each with its slots.
 */
final class Saved {

    /** Each has 192 slots of 800 bytes at most, so a part stays below 4 MB however much happened. */
    static final int SERIES_OF_A_PART = 20;

    private static final String WHOLE = "";
    private static final String REST = "*";

    private Saved() {}

    static List<byte[]> write(Span span, Series whole, Domains domains, long millis) {
        var named = new TreeMap<String, Series>(domains.toldApart());
        named.put(WHOLE, whole);
        named.put(REST, domains.rest());
        var parts = new ArrayList<byte[]>();
        var names = List.copyOf(named.keySet());
        for (int from = 0; from < names.size(); from += SERIES_OF_A_PART) {
            var some = names.subList(from, Math.min(from + SERIES_OF_A_PART, names.size()));
            parts.add(part(span, some, named, millis));
        }
        return parts;
    }

    private static byte[] part(Span span, List<String> names, Map<String, Series> named, long millis) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(Cells.LAYOUT);
            for (var name : names) {
                write(name, Objects.requireNonNull(named.get(name)), span, out, millis);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written to", e);
        }
        return bytes.toByteArray();
    }

    private static void write(String name, Series series, Span span, DataOutputStream out, long millis)
            throws IOException {
        out.writeUTF(name);
        series.write(span, out, millis);
    }

    /** False when it is of another layout or damaged; what was read until then stays. */
    static boolean read(byte[] saved, Span span, Series whole, Domains domains, long millis) {
        try (var in = new DataInputStream(new ByteArrayInputStream(saved))) {
            if (in.readByte() != Cells.LAYOUT) {
                return false;
            }
            while (in.available() > 0) {
                series(in.readUTF(), whole, domains).read(span, in, millis);
            }
            return true;
        } catch (IOException damaged) {
            return false;
        }
    }

    private static Series series(String name, Series whole, Domains domains) {
        return switch (name) {
            case WHOLE -> whole;
            case REST -> domains.rest();
            default -> domains.of(name);
        };
    }
}
