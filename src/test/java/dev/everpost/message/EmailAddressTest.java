package dev.everpost.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "first.last@example.com",
                "x+tag@sub.example.co.uk",
                "!#$%&'*+-/=?^_`{|}~@example.com",
                "\"quoted string\"@example.com",
                "\"with \\\" escape\"@example.com",
                "user@[192.0.2.1]",
                "user@[IPv6:2001:db8::1]",
                "用户@例え.jp"
            })
    void mailboxesAreRead(String text) {
        assertThat(EmailAddress.parse(text)).map(EmailAddress::toString).hasValue(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@",
                "@b",
                "a",
                "a b@example.com",
                "a@b@example.com",
                "a..b@example.com",
                ".a@example.com",
                "a.@example.com",
                "a@-example.com",
                "a@example-.com",
                "a@exa mple.com",
                "a@example..com",
                "a@example.com\r\nRCPT TO:<x@y>",
                "a\u0000@example.com",
                "a\r@example.com",
                "<a@example.com>",
                "@relay:a@example.com",
                "a%b@c@d",
                "(comment)a@example.com",
                "\"unclosed@example.com",
                "\"a\"b\"@example.com",
                "a@[192.0.2.1",
                "a@exam_ple.com"
            })
    void everythingElseIsRefused(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void theDomainIsLowerCasedAndTheLocalPartKept() {
        assertThat(EmailAddress.of("John.Doe@EXAMPLE.Com")).hasToString("John.Doe@example.com");
    }

    @Test
    void lengthsAreLimited() {
        assertThat(EmailAddress.parse("a".repeat(64) + "@example.com")).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.com")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "b".repeat(64) + ".com")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "bbb.".repeat(70) + "com")).isEmpty();
    }

    @Test
    void nonAsciiTextIsTold() {
        assertThat(EmailAddress.of("a@example.com").isAscii()).isTrue();
        assertThat(EmailAddress.of("ä@example.com").isAscii()).isFalse();
    }
}
