package dev.everpost.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of commands, where a dialogue would be too long. */
class ServerCommandParserTest {

    @Test
    void parametersAreKeyedInUpperCaseAndKeepTheirValues() {
        assertThat(ServerCommandParser.parse("MAIL FROM:<a@example.com> size=10  Envid=aBc SMTPUTF8"))
                .isEqualTo(
                        new ServerCommand.Mail("a@example.com", Map.of("SIZE", "10", "ENVID", "aBc", "SMTPUTF8", "")));
    }

    @Test
    void theNullPathIsNull() {
        assertThat(ServerCommandParser.parse("MAIL FROM:<>")).isEqualTo(new ServerCommand.Mail(null, Map.of()));
    }

    @Test
    void bdatReadsSizeAndLast() {
        assertThat(ServerCommandParser.parse("BDAT 42 LAST")).isEqualTo(new ServerCommand.Bdat(42, true));
        assertThat(ServerCommandParser.parse("bdat 0")).isEqualTo(new ServerCommand.Bdat(0, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"BDAT", "BDAT x", "BDAT 1 2", "BDAT +1", "BDAT 1 LAST LAST", "BDAT 1.0", "BDAT 0x10", "BDATA 1"})
    void whateverLooksLikeBdatAndIsNoneEndsTheSessionOrIsUnknown(String line) {
        assertThat(ServerCommandParser.parse(line))
                .isInstanceOfSatisfying(
                        ServerCommand.Wrong.class,
                        wrong -> assertThat(wrong.hangUp())
                                .isEqualTo(line.startsWith("BDAT") && !line.startsWith("BDATA")));
    }

    @Test
    void anAuthCommandShowsNoSecret() {
        assertThat(ServerCommandParser.parse("AUTH PLAIN AGFubgBzZWNyZXQ=")).hasToString("Auth[PLAIN]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+2B", "abc", "a+3Db", "!~"})
    void xtextIsPrintableWithHexForTheRest(String text) {
        assertThat(ServerXtext.isSound(text, 100)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "+2", "+2b", "+GG", "a=b", "a b", "\u00e9"})
    void whatIsNoXtextIsRefused(String text) {
        assertThat(ServerXtext.isSound(text, 100)).isFalse();
    }
}
