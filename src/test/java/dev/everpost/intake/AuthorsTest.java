package dev.everpost.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.mime.HeaderBlock;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The From header is held against the submitter's senders as the envelope is. */
class AuthorsTest {

    private static final Submitter SHOP = new Submitter("shop", null, null, null, List.of("@example.com"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: shop@example.com",
                "From: The Shop <shop@example.com>",
                "from: \"(ceo@victim.test\" <shop@example.com>",
                "From: root@example.com (Cron Daemon)",
                "From: a@example.com, B <b@example.com>",
                "From:\r\n\t=?utf-8?Q?J=C3=B6rg?= <shop@example.com>",
                "Subject: no From at all",
            })
    void itsOwnAddressesMayBeShown(String field) {
        assertThat(flaw(field + "\r\n\r\n", SHOP)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: ceo@victim.test",
                "From: shop@example.com, ceo@victim.test",
                "From: shop@example.com\r\nFrom: ceo@victim.test",
                "From : ceo@victim.test",
                "From: ceo@victim.test (<shop@example.com>)",
                "From: (a \\) shop@example.com) <ceo@victim.test>",
                "From: \"shop@example.com\" <ceo@victim.test>",
                "From: everyone: ceo@victim.test, shop@example.com;",
                "From: not an address",
                "From:",
            })
    void anybodyElsesAreRefused(String field) {
        assertThat(flaw(field + "\r\n\r\n", SHOP)).isPresent();
    }

    @Test
    void theReasonNamesTheAddressAndTheRemedy() {
        assertThat(flaw("From: CEO <ceo@victim.test>\r\n\r\n", SHOP))
                .contains("submitter 'shop' may not send as ceo@victim.test in the From header; add the address or its"
                        + " @domain to the submitter's senders");
    }

    @Test
    void whoMaySendAsAnyoneMayWriteWhatItLikes() {
        assertThat(flaw("From: undisclosed\r\n\r\n", Submitter.LOOPBACK)).isEmpty();
    }

    private static Optional<String> flaw(String message, Submitter submitter) {
        return Authors.flaw(
                HeaderBlock.of(message.getBytes(StandardCharsets.UTF_8)),
                new Submitters(List.of(submitter)),
                submitter);
    }
}
