package dev.everpost.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClientBodyTest {

    @Test
    void stuffsEveryLineThatStartsWithADot() {
        assertThat(wire("", "a\r\n.b\r\n..\r\nc.d\r\n")).isEqualTo("a\r\n..b\r\n...\r\nc.d\r\n.\r\n");
        assertThat(wire("", ".\r\n")).isEqualTo("..\r\n.\r\n");
        assertThat(wire("X: y\r\n", ".\r\n")).isEqualTo("X: y\r\n..\r\n.\r\n");
    }

    @Test
    void endsExactlyOnceWhetherOrNotTheContentEndsItsLastLine() {
        assertThat(wire("", "a\r\n")).isEqualTo("a\r\n.\r\n");
        assertThat(wire("", "a")).isEqualTo("a\r\n.\r\n");
        assertThat(wire("X: y\r\n", "")).isEqualTo("X: y\r\n.\r\n");
        assertThat(wire("", "")).isEqualTo(".\r\n");
        assertThat(wire("", "a\r\n\r\n")).isEqualTo("a\r\n\r\n.\r\n");
    }

    @Test
    void whatThePeerUnstuffsIsWhatWasGivenForAnyContent() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            var content = lines(random, random.nextInt(30));
            assertThat(unstuffed(wire("T: 1\r\n", content)))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo("T: 1\r\n" + content);
        }
    }

    @Test
    void chunkBordersFallAnywhereAndChangeNothing() {
        for (int length = ClientBody.CHUNK_OCTETS - 12; length <= ClientBody.CHUNK_OCTETS + 6; length++) {
            for (var end : new String[] {"", "\r\n", "\r\n.", "\r\n.\r\n"}) {
                var content = "x".repeat(length - end.length()) + end;
                var closed = content.endsWith("\r\n") ? content : content + "\r\n";
                assertThat(unstuffed(wire("", content))).isEqualTo(closed);
            }
        }
    }

    @Test
    void theEndOfDataIsWholeInTheLastChunkAndNoChunkIsLargerThanTheBuffer() throws ClientTrouble {
        var content = "0123456789abcde\r\n".repeat(20_000).getBytes(StandardCharsets.US_ASCII);
        var lengths = new ArrayList<Integer>();
        ClientBody.write("", content, false, (bytes, length, last) -> {
            lengths.add(length);
            var end = new String(bytes, Math.max(0, length - 3), Math.min(3, length), StandardCharsets.US_ASCII);
            assertThat(end.equals(".\r\n")).isEqualTo(last);
        });
        assertThat(lengths).allMatch(length -> length <= ClientBody.CHUNK_OCTETS);
        assertThat(lengths.stream().mapToInt(i -> i).sum()).isEqualTo(content.length + 3);
    }

    private static String lines(Random random, int count) {
        var pieces = new String[] {"", ".", "..", "...", ".a", "text", "a.b", "\u00e9\u00fc", " .", "x".repeat(998)};
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(pieces[random.nextInt(pieces.length)]).append("\r\n");
        }
        return text.toString();
    }

    private static String wire(String trace, String content) {
        var out = new ByteArrayOutputStream();
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        try {
            ClientBody.write(
                    trace,
                    bytes,
                    ClientContentScan.of(bytes).dottedLine(),
                    (chunk, length, last) -> out.write(chunk, 0, length));
        } catch (ClientTrouble e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What a receiver does, RFC 5321 section 4.5.2; fails if the end of data is not where it must be. */
    private static String unstuffed(String wire) {
        assertThat(wire).endsWith(".\r\n");
        var body = wire.substring(0, wire.length() - 3);
        assertThat("\r\n" + body).doesNotContain("\r\n.\r\n");
        return ("\r\n" + body).replace("\r\n.", "\r\n").substring(2);
    }
}
