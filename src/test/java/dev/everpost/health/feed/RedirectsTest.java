package dev.everpost.health.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {

    private static final URI PAGE = URI.create("https://status.mailer.co.uk/api/v2/summary.json");

    @ParameterizedTest
    @ValueSource(strings = {"https://www.mailer.co.uk/summary.json", "/other.json", "//mailer.co.uk/x"})
    void theSameRegistrableDomainIsTheSameSite(String location) {
        assertThat(Redirects.next(PAGE, location)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.co.uk/summary.json",
                "http://status.mailer.co.uk/",
                "https://127.0.0.1/",
                "file:///etc/passwd",
                "https://user@status.mailer.co.uk/",
                "",
                "::",
                "https://169.254.169.254/latest",
                "https:///x"
            })
    void everythingElseIsRefused(String location) {
        assertThat(Redirects.next(PAGE, location)).isEmpty();
    }

    @Test
    void plainHttpIsForThisMachineOnly() {
        assertThat(Redirects.isSafe(URI.create("http://127.0.0.1:8080/x"))).isTrue();
        assertThat(Redirects.isSafe(URI.create("http://localhost/x"))).isTrue();
        assertThat(Redirects.isSafe(URI.create("http://[::1]/x"))).isTrue();
        assertThat(Redirects.isSafe(URI.create("http://127.0.0.1.example.com/x")))
                .isFalse();
        assertThat(Redirects.isSafe(URI.create("http://10.0.0.1/x"))).isFalse();
    }
}
