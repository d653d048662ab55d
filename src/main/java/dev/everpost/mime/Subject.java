package dev.everpost.mime;

import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/** A Subject field as people read it. */
public final class Subject {

    /** Longer subjects are cut for display. */
    public static final int LENGTH_MAX = 200;

    private Subject() {}

    /** Decodes encoded words (RFC 2047), blanks control characters, cuts. */
    public static String forDisplay(String raw) {
        var decoded = raw.contains("=?") ? DecoderUtil.decodeEncodedWords(raw, DecodeMonitor.SILENT) : raw;
        var clean = decoded.replaceAll("\\p{Cntrl}", " ");
        return clean.length() <= LENGTH_MAX ? clean : clean.substring(0, LENGTH_MAX);
    }
}
