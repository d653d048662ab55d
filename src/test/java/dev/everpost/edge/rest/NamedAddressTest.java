package dev.everpost.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One address as people write it. */
class NamedAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ann@b.example                 |              | ann@b.example",
                "<ann@b.example>               |              | ann@b.example",
                "Ann B <ann@b.example>         | Ann B        | ann@b.example",
                "\"B, Ann\" <ann@B.example>  | B, Ann       | ann@b.example",
                "\"Ann \\\"B\\\"\" <ann@b.example>  | Ann \"B\"  | ann@b.example",
                "Änn <änn@b.example>           | Änn          | änn@b.example"
            })
    void nameAndAddressAreTakenApart(String text, String name, String address) {
        var parsed = NamedAddress.parse(text).orElseThrow();

        assertThat(parsed.name()).isEqualTo(name);
        assertThat(parsed.address()).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "Ann <ann>",
                "a@b.example, c@d.example",
                "A <a@b.example> <c@d.example>",
                "A <a@b.example>, C <c@d.example>",
                "A\r\nBcc: x <a@b.example>",
                "A <a@b.example",
                "A <a@b.example\u0000>"
            })
    void whatIsNotExactlyOneAddressIsNone(String text) {
        assertThat(NamedAddress.parse(text)).isEmpty();
    }
}
