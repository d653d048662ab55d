package dev.everpost.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTest {

    @Test
    void readsCodeEnhancedCodeAndText() throws IOException {
        assertThat(read("550 5.1.1 no such user\r\n")).isEqualTo(Reply.of(550, "5.1.1", "no such user"));
    }

    @Test
    void joinsTheLinesOfOneReplyAndTakesTheEnhancedCodeOffEach() throws IOException {
        var reply = read("550-5.7.1 first\r\n550-5.7.1 second\r\n550 5.7.1 third\r\n");
        assertThat(reply.enhanced()).isEqualTo("5.7.1");
        assertThat(reply.lines()).containsExactly("first", "second", "third");
    }

    @Test
    void anEnhancedCodeOfAnotherClassIsOnlyText() throws IOException {
        assertThat(read("250 5.1.1 odd\r\n")).isEqualTo(Reply.of(250, "", "5.1.1 odd"));
    }

    @Test
    void aCodeAloneIsAReply() throws IOException {
        assertThat(read("354\r\n")).isEqualTo(Reply.of(354, "", ""));
        assertThat(read("250-\r\n250 \r\n").lines()).containsExactly("", "");
    }

    @Test
    void repliesThatComeTogetherAreReadOneByOne() throws IOException {
        var reader = new ReplyReader(stream("250 a\r\n550 b\r\n"));
        assertThat(reader.read().code()).isEqualTo(250);
        assertThat(reader.hasBufferedSurplus()).isTrue();
        assertThat(reader.read().code()).isEqualTo(550);
        assertThat(reader.hasSurplus()).isFalse();
    }

    @Test
    void aReplyMayComeByteByByte() throws IOException {
        var bytes = stream("250-one\r\n250 two\r\n");
        var drip = new InputStream() {
            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                return bytes.read(into, offset, Math.min(1, length));
            }
        };
        assertThat(new ReplyReader(drip).read().lines()).containsExactly("one", "two");
    }

    @Test
    void controlCharactersNeverReachTheText() throws IOException {
        assertThat(read("250 a\0b\u001b[31mc\td\r\n").lines()).containsExactly("a?b?[31mc?d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n",
                "hello\r\n",
                "25\r\n",
                "150 early\r\n",
                "600 late\r\n",
                "2x0 ok\r\n",
                "250ok\r\n",
                "250 bare\n",
                "\n",
                "250 a\rb\r\n",
                "250-one\r\n251 two\r\n",
                "250-one\r\nHTTP/1.1 400 Bad Request\r\n",
            })
    void whatIsNotAReplyIsAViolation(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(ReplySyntaxException.class);
    }

    @Test
    void aLineMayHaveFourThousandAndNinetySixOctetsAndNoMore() throws IOException {
        var longest = "250 " + "x".repeat(ReplyReader.LINE_OCTETS_MAX - 6) + "\r\n";
        assertThat(read(longest).lines().getFirst()).hasSize(ReplyReader.LINE_OCTETS_MAX - 6);
        assertThatThrownBy(() -> read("250 x" + longest.substring(4)))
                .isInstanceOf(ReplySyntaxException.class)
                .hasMessageContaining("4096");
    }

    @Test
    void aReplyMayHaveAHundredLinesAndNoMore() throws IOException {
        assertThat(read("250-x\r\n".repeat(99) + "250 x\r\n").lines()).hasSize(100);
        assertThatThrownBy(() -> read("250-x\r\n".repeat(100) + "250 x\r\n"))
                .isInstanceOf(ReplySyntaxException.class)
                .hasMessageContaining("100");
    }

    @Test
    void anEndOfTheStreamIsNotAReply() {
        assertThatThrownBy(() -> read("")).isInstanceOf(EOFException.class).hasMessageContaining("before a reply");
        assertThatThrownBy(() -> read("250-half\r\n250"))
                .isInstanceOf(EOFException.class)
                .hasMessageContaining("within a reply");
    }

    private static Reply read(String text) throws IOException {
        return new ReplyReader(stream(text)).read();
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
