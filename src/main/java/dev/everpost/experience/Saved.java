package dev.everpost.experience;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The past of one provider at one span as bytes: the layout, then the whole, the rest and each receiver, each with its slots. */
final class Saved {

    private static final String WHOLE = "";
    private static final String REST = "*";

    private Saved() {}

    static byte[] write(Span span, Series whole, Domains domains, long millis) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(Cells.LAYOUT);
            write(WHOLE, whole, span, out, millis);
            write(REST, domains.rest(), span, out, millis);
            for (var entry : domains.toldApart().entrySet()) {
                write(entry.getKey(), entry.getValue(), span, out, millis);
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
