package dev.everpost.provider.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Bodies in other encodings than UTF-8, which the JSON library reads without saying where in the bytes it is. */
class HookJsonCharsetTest {

    @Test
    void anEventInUtf16IsReadAndHasATextToo() {
        for (var charset : new Charset[] {StandardCharsets.UTF_16, StandardCharsets.UTF_16LE}) {
            var read = (HookJson.Objects) HookJson.read("[{\"event\":\"click\"}]".getBytes(charset));
            assertThat(read.all().getFirst().json().path("event").asString()).isEqualTo("click");
            assertThat(read.all().getFirst().raw()).isEqualTo("{\"event\":\"click\"}");
        }
    }
}
