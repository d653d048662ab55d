package dev.everpost.provider.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that strangers post: read strictly, in one pass, each object with its own text. */
class HookJsonTest {

    static Stream<String> hostile() {
        return HookBodies.hostile().stream();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whatIsNoJsonOfObjectsIsUnreadableAndNotQuoted(String body) {
        var read = (HookJson.Unreadable) read(body);
        assertThat(read.why()).doesNotContain("999").hasSizeLessThan(200);
    }

    @Test
    void eachObjectKeepsItsOwnTextByteForByte() {
        assertThat(raws(" [ {\"a\" : \"\u00e9\u20ac\"} ,\n{\"b\":[1,2]}] "))
                .containsExactly("{\"a\" : \"\u00e9\u20ac\"}", "{\"b\":[1,2]}");
        assertThat(raws("{\"a\":1}")).containsExactly("{\"a\":1}");
        assertThat(raws("[]")).isEmpty();
    }

    @Test
    void theSameEventHasTheSameIdAndAnotherAnother() {
        assertThat(EventId.of("a", null, "b")).isEqualTo(EventId.of("a", null, "b"));
        assertThat(EventId.of("a", null, "b")).isNotEqualTo(EventId.of("a", "", "b"));
        assertThat(EventId.of("ab", "c")).isNotEqualTo(EventId.of("a", "bc"));
    }

    private static List<String> raws(String body) {
        return ((HookJson.Objects) read(body))
                .all().stream().map(HookJson.Piece::raw).toList();
    }

    private static HookJson read(String body) {
        return HookJson.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
