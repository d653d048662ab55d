package dev.everpost.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.mime.AddressList.Reading;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Address lists: what is read, and all that is refused because parsers disagree about it. */
class AddressListTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a@example.com                           |                 | a@example.com",
                "  a@EXAMPLE.com                         |                 | a@example.com",
                "Ann Lee <a@b.example>                   | Ann Lee         | a@b.example",
                "John Q. Public <a@b.example>            | John Q. Public  | a@b.example",
                "\"Lee, Ann\" <a@b.example>              | Lee, Ann        | a@b.example",
                "\"a \\\"b\\\" <c>\" <a@b.example>       | a \"b\" <c>     | a@b.example",
                "Grüße <a@b.example>                     | Grüße           | a@b.example",
                "=?UTF-8?B?R3LDvMOfZQ==?= <a@b.example>  | Grüße           | a@b.example",
                "=?iso-8859-1?q?Gr=FC=DFe?= =?utf-8?q?_x?= <a@b.example> | Grüße x | a@b.example",
                "=?x-unknown?q?a?= <a@b.example>         | =?x-unknown?q?a?= | a@b.example",
                "<a@b.example>                           |                 | a@b.example",
                "\"a b\"@c.example                       |                 | \"a b\"@c.example",
                "a@[192.0.2.1]                           |                 | a@[192.0.2.1]",
                "用户@例子.example                         |                 | 用户@例子.example",
            })
    void readsAMailbox(String text, String name, String address) {
        assertThat(AddressList.parseOne(text)).isInstanceOfSatisfying(Reading.Mailboxes.class, read -> {
            assertThat(read.all()).hasSize(1);
            assertThat(read.all().getFirst().name()).isEqualTo(name == null ? "" : name);
            assertThat(read.all().getFirst().address()).hasToString(address);
        });
    }

    @Test
    void readsSeveralMailboxesInOrder() {
        var reading = AddressList.parse("a@b.example, \"x, y\" <c@d.example>,<e@f.example>");
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Mailboxes.class,
                        read -> assertThat(read.all())
                                .extracting(mailbox -> mailbox.address().toString())
                                .containsExactly("a@b.example", "c@d.example", "e@f.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "a@b.example,",
                "a@b.example,,c@d.example",
                "a",
                "a@",
                "@b.example",
                "a b@c.example",
                "a@b.example c@d.example",
                "a@b.example (comment)",
                "(comment) a@b.example",
                "Friends: a@b.example, c@d.example;",
                "Friends:a@b.example;",
                "undisclosed-recipients:;",
                "<@relay.example:a@b.example>",
                "@relay.example,@two.example:a@b.example",
                "<aaa@bbb.example>ccc@ddd.example",
                "<aaa@bbb.example> <ccc@ddd.example>",
                "a@b.example <c@d.example>",
                "Foo <a@b.example",
                "Foo a@b.example>",
                "<>",
                "\"open <a@b.example>",
                "\"x@gmail.example x\"@internal.example",
                "\"a,b\"@c.example",
                "=?utf-8?q?a=40evil.example=3e?=@b.example",
                "a%victim.example@relay.example",
                "victim.example!a@relay.example",
                "a\r\n@b.example",
                "a@b.example\r\nBcc: c@d.example",
                "a@b.example\0",
                "=?utf-8?q?x=0D=0ABcc:_e=40f.example?= <a@b.example>",
                "a\\@b@c.example",
            })
    void refuses(String text) {
        assertThat(AddressList.parse(text)).isInstanceOf(Reading.Invalid.class);
    }

    @Test
    void wantsExactlyOneWhereOneIsExpected() {
        assertThat(AddressList.parseOne("a@b.example, c@d.example"))
                .isEqualTo(new Reading.Invalid("one address is expected, 2 are given"));
    }

    @Test
    void boundsLengthAndCount() {
        assertThat(AddressList.parse("a".repeat(AddressList.CHARS_MAX + 1))).isInstanceOf(Reading.Invalid.class);
        var tooMany = String.join(",", Collections.nCopies(AddressList.MAILBOXES_MAX + 1, "a@b.example"));
        assertThat(AddressList.parse(tooMany))
                .isEqualTo(new Reading.Invalid("more than " + AddressList.MAILBOXES_MAX + " addresses"));
    }
}
