package dev.everpost.edge.ses;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Base 64 in a document becomes one array of the right length. */
class BinaryMemberTest {

    private final Documents documents = new Documents(64 << 20);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 1000, 100_001})
    void givesWhatWasEncoded(int length) {
        var octets = octets(length);
        assertThat(read(Base64.getEncoder().encodeToString(octets))).isEqualTo(new Reading.Read<>(hex(octets)));
    }

    @Test
    void knowsEscapedSlashes() {
        var octets = new byte[] {-1, -1, -1};
        assertThat(read("\\/\\/\\/\\/")).isEqualTo(new Reading.Read<>(hex(octets)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "====", "a", "ab=c", "*", "a\\u0000bc", "\\\"abc"})
    void refusesWhatIsNoBase64(String text) {
        assertThat(read(text)).isInstanceOf(Reading.Wrong.class);
    }

    @Test
    void holdsALargeMailOnce() {
        int size = 16 << 20;
        var document = document(Base64.getEncoder().encodeToString(octets(size)));
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        var read = documents.read(document, body -> {
            body.document(_ -> assertThat(body.binary()).hasSize(size));
            return new Reading.Read<>("");
        });
        assertThat(read).isInstanceOf(Reading.Read.class);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(size + (4L << 20));
    }

    private Reading<String> read(String base64) {
        return documents.read(document(base64), body -> {
            var found = new StringBuilder();
            body.document(_ -> found.append(hex(body.binary())));
            return new Reading.Read<>(found.toString());
        });
    }

    private static byte[] document(String base64) {
        return ("{\"Data\":\"" + base64 + "\"}").getBytes(ISO_8859_1);
    }

    private static String hex(byte[] octets) {
        return java.util.HexFormat.of().formatHex(octets);
    }

    private static byte[] octets(int length) {
        var octets = new byte[length];
        new Random(length).nextBytes(octets);
        return octets;
    }
}
