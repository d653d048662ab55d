package dev.everpost.message;

import java.util.Arrays;

/**
 * The bytes of a message, header and body, exactly as they will be delivered after the trace header.
 *
 * <p>Wraps the array without copying it: whoever makes a Content hands the array over and never writes to it again;
 * whoever reads {@link #bytes()} must not write either. Lines end with CRLF; there is no bare CR, bare LF or NUL when it
 * came through intake.
 */
public final class Content {

    private final byte[] bytes;

    public Content(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The bytes themselves, not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    /** The number of bytes. */
    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Content that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Content[" + bytes.length + " bytes]";
    }
}
