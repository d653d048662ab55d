package dev.everpost.mime;

import dev.everpost.mime.Part.Leaf;
import dev.everpost.mime.Part.Multi;
import dev.everpost.world.Chance;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes a tree of parts. A boundary holds 128 bits of chance and {@code =_}, which no encoded body can contain. */
final class PartWriter {

    private final Chance chance;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(4096);

    PartWriter(Chance chance) {
        this.chance = chance;
    }

    byte[] write(String header, Part whole) {
        text(header);
        write(whole);
        return out.toByteArray();
    }

    private void write(Part part) {
        switch (part) {
            case Leaf leaf -> leaf(leaf);
            case Multi multi -> multi(multi);
        }
    }

    private void leaf(Leaf leaf) {
        text(leaf.header().toString());
        text("Content-Transfer-Encoding: " + leaf.encoding().label() + "\r\n\r\n");
        out.writeBytes(leaf.encoding().encode(leaf.body().bytes()));
    }

    private void multi(Multi multi) {
        var hex = HexFormat.of();
        var boundary = "=_" + hex.toHexDigits(chance.nextLong()) + hex.toHexDigits(chance.nextLong());
        text("Content-Type: multipart/" + multi.subtype() + ";\r\n boundary=\"" + boundary + "\"\r\n\r\n");
        for (var part : multi.parts()) {
            text("--" + boundary + "\r\n");
            write(part);
            text("\r\n");
        }
        text("--" + boundary + "--\r\n");
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
