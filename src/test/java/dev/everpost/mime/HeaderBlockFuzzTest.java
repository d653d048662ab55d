package dev.everpost.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any bytes have a header block; cutting a field out of it takes exactly that field's bytes and nothing of the rest. */
class HeaderBlockFuzzTest {

    @FuzzTest(maxDuration = "20s")
    void fieldsTileTheBlockAndCuttingLeavesTheRest(byte[] octets) {
        var header = HeaderBlock.of(octets);
        int at = 0;
        for (var field : header.fields()) {
            assertThat(field.start()).isEqualTo(at);
            assertThat(field.valueStart()).isBetween(field.start() + 1, field.end());
            assertThat(header.value(field)).doesNotContain("\r\n");
            at = field.end();
        }
        assertThat(header.end()).isEqualTo(at).isLessThanOrEqualTo(octets.length);
        var without = HeaderBlock.of(octets).withoutPrefix("x-everpost-");
        var rest = new String(octets, header.end(), octets.length - header.end(), ISO_8859_1);
        assertThat(new String(without, ISO_8859_1)).endsWith(rest);
        assertThat(octets.length - without.length)
                .isEqualTo(header.fields().stream()
                        .filter(field ->
                                field.name().toLowerCase(java.util.Locale.ROOT).startsWith("x-everpost-"))
                        .mapToInt(field -> field.end() - field.start())
                        .sum());
    }
}
