package dev.everpost.health.canary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.ProviderName;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes a message ours. */
class CanaryTagTest {

    private static final ProviderName ALPHA = new ProviderName("alpha");
    private static final Instant AT = Instant.parse("2026-11-22T12:00:00.123Z");

    private final CanaryTag tag = new CanaryTag("swordfish", "mail.example.com");

    @Test
    void ourOwnIsReadBackByAnyLifeOfThisGateway() {
        var subject = tag.subject(ALPHA, AT);
        assertThat(new CanaryTag("swordfish", "mail.example.com").read(subject))
                .contains(new CanaryTag.Said(ALPHA, AT));
        assertThat(subject).doesNotContain("swordfish").hasSizeLessThan(78);
    }

    @Test
    void anothersIsNotOurs() {
        var subject = tag.subject(ALPHA, AT);
        assertThat(new CanaryTag("swordfish", "other.example.com").read(subject))
                .isEmpty();
        assertThat(new CanaryTag("sailfish", "mail.example.com").read(subject)).isEmpty();
        assertThat(tag.read(subject.replace("alpha", "beta"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Everpost canary",
                "Re: Everpost canary alpha.1.AAAAAAAAAAAAAAAAAAAAAA",
                "Everpost canary alpha.1.AAAAAAAAAAAAAAAAAAAAAA",
                "Everpost canary alpha.99999999999999999999.AAAAAAAAAAAAAAAAAAAAAA"
            })
    void whatOnlyPretendsIsLeftAlone(String subject) {
        assertThat(tag.read(subject)).isEmpty();
    }
}
