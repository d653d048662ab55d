package dev.everpost.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.message.Content;
import java.io.IOException;

/** What must hold for every message that we write, whatever its parts say. */
final class SoundMime {

    private static final int LINE_MAX = 998;

    private SoundMime() {}

    static void check(Content content) throws IOException {
        var text = new String(content.bytes(), ISO_8859_1);
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n", "\0");
        assertThat(text.split("\r\n", -1)).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(LINE_MAX));
        var header = HeaderBlock.of(content.bytes());
        var block = text.substring(0, header.end());
        assertThat(block).matches("(?s)([!-9;-~]+:[^\r\n]*(\r\n[ \t][^\r\n]*)*\r\n)+");
        assertThat(text.substring(header.end())).startsWith("\r\n");
        assertThat(header.count("MIME-Version")).isEqualTo(1);
        assertThat(header.count("Content-Type")).isLessThanOrEqualTo(1);
        ReadBack.message(content);
    }
}
