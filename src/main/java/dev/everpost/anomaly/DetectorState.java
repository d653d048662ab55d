package dev.everpost.anomaly;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A detector as bytes and back: one that is restored goes on with the scores of one that was never interrupted. The bytes say
 * which version and shape they are of.
 */
public final class DetectorState {

    private static final int VERSION = 1;

    private DetectorState() {}

    /** Everything that a detector remembers. */
    public static byte[] save(Detector detector) {
        var bytes = new ByteArrayOutputStream();
        try {
            var head = new DataOutputStream(bytes);
            head.writeInt(VERSION);
            head.writeUTF(detector.shape().toString());
            try (var out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
                detector.save(out);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The detector, or nothing for bytes of another version or shape, or damaged ones: then there is no way but to learn anew. */
    public static Optional<Detector> restore(byte[] state, Shape shape) {
        try {
            var head = new DataInputStream(new ByteArrayInputStream(state));
            if (head.readInt() != VERSION || !head.readUTF().equals(shape.toString())) {
                return Optional.empty();
            }
            // the seed is part of the forest's state
            var detector = new Detector(shape, 0);
            try (var in = new DataInputStream(new InflaterInputStream(head))) {
                detector.load(in);
            }
            return Optional.of(detector);
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }
}
