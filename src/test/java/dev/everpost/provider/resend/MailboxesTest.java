package dev.everpost.provider.resend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.message.EmailAddress;
import dev.everpost.mime.NamedAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of mailboxes in one text with their address: nothing in a name can be taken for another address. */
class MailboxesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''               | ann@example.com
        Ann              | Ann <ann@example.com>
        Zoë Müller       | Zoë Müller <ann@example.com>
        Shop, Ltd.       | "Shop, Ltd." <ann@example.com>
        a "b" \\ c       | "a \\"b\\" \\\\ c" <ann@example.com>
        x <evil@x.org>   | "x <evil@x.org>" <ann@example.com>
        """)
    void aNameIsQuotedWhereItHasTo(String name, String text) {
        var named = new NamedAddress(name, EmailAddress.of("ann@example.com"));

        assertThat(Mailboxes.text(named)).isEqualTo(text);
        assertThat(Mailboxes.address(text)).isEqualTo("ann@example.com");
    }
}
