package dev.everpost.provider.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Who may post to a webhook that its vendor does not sign. */
class SharedSecretTest {

    private final SharedSecret pair = new SharedSecret("vendor", "pass:word", null);
    private final SharedSecret token = new SharedSecret(null, null, "t0ken");

    @Test
    void credentialsMustBeTheConfiguredOnes() {
        assertThat(pair.isShownBy(HookBodies.basic("vendor", "pass:word", ""))).isTrue();
        assertThat(pair.isShownBy(HookBodies.basic("vendor", "pass:wor", ""))).isFalse();
        assertThat(pair.isShownBy(HookBodies.basic("other", "pass:word", ""))).isFalse();
        assertThat(pair.isShownBy(HookBodies.at("https://example.net/hooks/it", "")))
                .isFalse();
    }

    @Test
    void aTokenStandsInTheQueryOrAtTheEndOfThePath() {
        assertThat(token.isShownBy(HookBodies.at("https://example.net/hooks/it?a=b&token=t0ken", "")))
                .isTrue();
        assertThat(token.isShownBy(HookBodies.at("https://example.net/hooks/it/t0ken", "")))
                .isTrue();
        assertThat(token.isShownBy(HookBodies.at("https://example.net/hooks/it?token=t0ke", "")))
                .isFalse();
        assertThat(token.isShownBy(HookBodies.at("https://example.net/t0ken/it", "")))
                .isFalse();
    }

    @Test
    void whereBothAreConfiguredBothAreAsked() {
        var both = new SharedSecret("vendor", "password", "t0ken");
        assertThat(both.isShownBy(HookBodies.basic("vendor", "password", ""))).isFalse();
        assertThat(both.isShownBy(HookBodies.at("https://example.net/hooks/it?token=t0ken", "")))
                .isFalse();
    }

    @Test
    void nothingAtAllIsNoSecretAndNoneIsShown() {
        assertThatThrownBy(() -> new SharedSecret(null, null, null)).hasMessageContaining("token");
        assertThatThrownBy(() -> new SharedSecret("vendor", null, null)).hasMessageContaining("password");
        assertThat(pair.toString() + token).doesNotContain("pass:word").doesNotContain("t0ken");
    }
}
