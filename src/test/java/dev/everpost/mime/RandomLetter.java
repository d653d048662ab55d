package dev.everpost.mime;

import dev.everpost.message.Content;
import dev.everpost.message.EmailAddress;
import dev.everpost.mime.Letter.Attachment;
import dev.everpost.mime.Letter.Charsets;
import dev.everpost.mime.Letter.ExtraHeader;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws letters that can be written, odd ones before all. */
final class RandomLetter {

    private static final List<String> PIECES = List.of(
            "a",
            "Z",
            "0",
            " ",
            "  ",
            "\t",
            ".",
            ",",
            "=",
            "?",
            "=?",
            "?=",
            "=?UTF-8?B?",
            "\"",
            "\\",
            "<",
            ">",
            "(",
            ")",
            ";",
            ":",
            "@",
            "é",
            "ß",
            "日本",
            "語",
            "🙂",
            "e\u0301",
            "Жук",
            "-",
            "_",
            "x".repeat(80),
            "word ".repeat(20));
    private static final List<String> BREAKS = List.of("\n", "\r\n", "\r", "\n.\n", "\n--\n", "\nFrom x\n", " \n");
    private static final List<String> CHARSETS = List.of("UTF-8", "ISO-8859-1", "Shift_JIS", "ISO-2022-JP", "us-ascii");
    private static final List<String> TYPES =
            List.of("image/png", "text/plain; charset=utf-8", "application/pdf", "APPLICATION/X-Y.z+json");

    private final SplittableRandom random;

    private RandomLetter(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static Letter of(long seed) {
        return new RandomLetter(seed).letter();
    }

    private Letter letter() {
        return new Letter(
                mailbox(),
                list(3, this::mailbox),
                list(3, this::mailbox),
                list(3, this::mailbox),
                line(),
                one(List.of(true, false)) ? body() : null,
                body(),
                list(5, () -> new ExtraHeader("X-" + random.nextInt(3), line())),
                list(4, this::attachment),
                "<" + random.nextLong() + "@example.com>",
                Instant.ofEpochSecond(random.nextInt(2_000_000_000)),
                new Charsets(one(CHARSETS), one(CHARSETS), one(CHARSETS)));
    }

    private NamedAddress mailbox() {
        var name = random.nextInt(3) == 0 ? "" : line();
        return new NamedAddress(name, EmailAddress.of("p" + random.nextInt(1000) + "@example.com"));
    }

    private Attachment attachment() {
        var encoding =
                one(Stream.of(TransferEncoding.BASE64, TransferEncoding.QUOTED_PRINTABLE, TransferEncoding.SEVEN_BIT)
                        .toList());
        var octets = encoding == TransferEncoding.SEVEN_BIT
                ? "plain lines\r\n".repeat(random.nextInt(20)).getBytes(java.nio.charset.StandardCharsets.US_ASCII)
                : noise();
        boolean inline = random.nextBoolean();
        var id = random.nextBoolean() ? "id" + random.nextInt(1000) + "@example.com" : null;
        var name = line();
        return new Attachment(
                name.substring(0, name.offsetByCodePoints(0, Math.min(60, name.codePointCount(0, name.length())))),
                one(TYPES),
                new Content(octets),
                inline,
                id,
                random.nextBoolean() ? line() : null,
                encoding);
    }

    private byte[] noise() {
        var octets = new byte[random.nextInt(3000)];
        random.nextBytes(octets);
        if (random.nextBoolean()) {
            for (int i = 0; i < octets.length; i++) {
                octets[i] = (byte) " \t\r\nab=.".charAt(octets[i] & 7);
            }
        }
        return octets;
    }

    /** Begins and ends with a letter: readers do not keep spaces at the ends of a field. */
    private String line() {
        return "b" + String.join("", list(12, () -> one(PIECES))) + "e";
    }

    private String body() {
        return String.join("", list(60, () -> random.nextInt(4) == 0 ? one(BREAKS) : one(PIECES)));
    }

    private <T> List<T> list(int most, Supplier<T> each) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(i -> each.get())
                .toList();
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
