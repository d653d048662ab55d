package dev.everpost.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;

class ReplyReaderFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void anyBytesGiveBoundedRepliesOrAViolationOrTheEnd(byte[] bytes) throws IOException {
        var reader = new ReplyReader(new ByteArrayInputStream(bytes));
        try {
            while (true) {
                check(reader.read());
            }
        } catch (ReplySyntaxException | EOFException expected) {
            assertThat(expected).hasMessageNotContaining("\n");
        }
    }

    private static void check(Reply reply) {
        assertThat(reply.code()).isBetween(200, 599);
        assertThat(reply.lines()).hasSizeBetween(1, ReplyReader.LINES_MAX);
        assertThat(reply.inOneLine().chars()).noneMatch(Character::isISOControl);
    }
}
