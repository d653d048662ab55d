package dev.everpost.silence;

import dev.everpost.fact.Fact.Remedy;
import dev.everpost.message.MessageClass;
import dev.everpost.message.MessageId;
import dev.everpost.silence.Ear.Leg;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an ear knows as bytes, in a form of our own: some 35 bytes for each hand-over. Bytes of another form, or that are cut, are no
 * state: then it is learned again.
 */
final class EarBytes {

    private static final int FORM = 1;
    /** Constants by their place here, never by their ordinal: append only. */
    private static final List<MessageClass> CLASSES =
            List.of(MessageClass.CRITICAL, MessageClass.TRANSACTIONAL, MessageClass.BULK);

    private static final List<Remedy> REMEDIES = List.of(Remedy.SENT_AGAIN, Remedy.LEFT);

    private EarBytes() {}

    static byte[] write(EarState state) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            write(out, state.lastReport());
            out.writeInt(state.delays().size());
            for (var delay : state.delays()) {
                out.writeLong(delay.toMillis());
            }
            out.writeInt(state.reported().size());
            for (var minute : state.reported().entrySet()) {
                out.writeLong(minute.getKey());
                out.writeInt(minute.getValue());
            }
            out.writeInt(state.waiting().size());
            for (var entry : state.waiting().entrySet()) {
                write(out, entry.getKey(), entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an array cannot fail", e);
        }
        return bytes.toByteArray();
    }

    static Optional<EarState> read(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return in.readByte() == FORM ? Optional.of(read(in)) : Optional.empty();
        } catch (IOException | RuntimeException cut) {
            return Optional.empty();
        }
    }

    private static void write(DataOutputStream out, Leg leg, Waiting waiting) throws IOException {
        out.writeLong(leg.message().value());
        out.writeShort(leg.recipient());
        out.writeShort(waiting.attempt());
        write(out, waiting.handedOver());
        write(out, waiting.heard());
        out.writeByte(waiting.messageClass() == null ? -1 : CLASSES.indexOf(waiting.messageClass()));
        out.writeByte(waiting.remedy() == null ? -1 : REMEDIES.indexOf(waiting.remedy()));
        write(out, waiting.decided());
    }

    private static EarState read(DataInputStream in) throws IOException {
        var lastReport = time(in);
        var delays = new ArrayList<Duration>();
        for (int left = in.readInt(); left > 0; left--) {
            delays.add(Duration.ofMillis(in.readLong()));
        }
        var reported = new TreeMap<Long, Integer>();
        for (int left = in.readInt(); left > 0; left--) {
            reported.put(in.readLong(), in.readInt());
        }
        var waiting = new LinkedHashMap<Leg, Waiting>();
        for (int left = in.readInt(); left > 0; left--) {
            waiting.put(new Leg(new MessageId(in.readLong()), in.readUnsignedShort()), waiting(in));
        }
        return new EarState(lastReport, delays, reported, waiting);
    }

    private static Waiting waiting(DataInputStream in) throws IOException {
        int attempt = in.readUnsignedShort();
        var handedOver = Instant.ofEpochMilli(in.readLong());
        var heard = Instant.ofEpochMilli(in.readLong());
        int messageClass = in.readByte();
        int remedy = in.readByte();
        return new Waiting(
                attempt,
                handedOver,
                heard,
                messageClass < 0 ? null : CLASSES.get(messageClass),
                remedy < 0 ? null : REMEDIES.get(remedy),
                time(in));
    }

    private static void write(DataOutputStream out, @Nullable Instant time) throws IOException {
        out.writeLong(time == null ? Long.MIN_VALUE : time.toEpochMilli());
    }

    private static @Nullable Instant time(DataInputStream in) throws IOException {
        long millis = in.readLong();
        return millis == Long.MIN_VALUE ? null : Instant.ofEpochMilli(millis);
    }
}
