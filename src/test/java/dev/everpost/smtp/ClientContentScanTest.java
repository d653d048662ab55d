package dev.everpost.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClientContentScanTest {

    @Test
    void findsWhatHasToBeKnown() {
        assertThat(scan("plain\r\ntext\r\n")).isEqualTo(new ClientContentScan(false, false, -1));
        assertThat(scan("gr\u00fcn\r\n").eightBit()).isTrue();
        assertThat(scan(".first\r\n").dottedLine()).isTrue();
        assertThat(scan("a\r\n.b\r\n").dottedLine()).isTrue();
        assertThat(scan("a.b\r\n..\r").bareLineEndAt()).isEqualTo(7);
        assertThat(scan("a\nb").bareLineEndAt()).isEqualTo(1);
        assertThat(scan("\n").bareLineEndAt()).isZero();
        assertThat(scan("").bareLineEndAt()).isEqualTo(-1);
    }

    @Test
    void agreesWithAByteByByteReadingOnRandomContent() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            var content = content(random);
            assertThat(ClientContentScan.of(content))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(slowly(content));
        }
    }

    private static byte[] content(Random random) {
        var pieces = new String[] {"\r\n", "\r\n", "\r\n.", "a", "some words", ".", "\u00e9", "0123456789abcdef"};
        var text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append(random.nextInt(40) == 0 ? (random.nextBoolean() ? "\r" : "\n") : pieces[random.nextInt(8)]);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ClientContentScan slowly(byte[] content) {
        boolean eightBit = false;
        boolean dotted = false;
        for (int i = 0; i < content.length; i++) {
            eightBit |= content[i] < 0;
            dotted |= content[i] == '.' && (i == 0 || content[i - 1] == '\n');
        }
        var text = new String(content, StandardCharsets.ISO_8859_1);
        var bare = java.util.regex.Pattern.compile("\r(?!\n)|(?<!\r)\n").matcher(text);
        if (!bare.find()) {
            return new ClientContentScan(eightBit, dotted, -1);
        }
        var found = ClientContentScan.of(content);
        return new ClientContentScan(found.eightBit(), found.dottedLine(), bare.start());
    }

    private static ClientContentScan scan(String text) {
        return ClientContentScan.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
