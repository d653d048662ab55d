package dev.everpost.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How durations, sizes, shares, addresses and variables are written. */
class ValuesTest {

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "30s,PT30S", "5m,PT5M", "2h,PT2H", "4d,PT96H", "90m,PT1H30M"})
    void aDurationIsAWholeNumberAndAUnit(String text, Duration expected) {
        assertThat(Durations.parse(text)).contains(expected);
        assertThat(Durations.parse(Durations.show(expected))).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-5s", "1.5h", "5 m", "5M", "1w", "9999999999s", "999999d", "\u0665s"})
    void anythingElseIsNoDuration(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0B,0", "500B,500", "64KB,65536", "40MB,41943040", "2GB,2147483648"})
    void aSizeIsAWholeNumberAndAUnitOf1024(String text, long expected) {
        assertThat(Sizes.parse(text)).contains(expected);
        assertThat(Sizes.show(expected)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "MB", "-5MB", "1.5MB", "5 MB", "5mb", "5TB"})
    void anythingElseIsNoSize(String text) {
        assertThat(Sizes.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2%,0.02", "0%,0", "0.5%,0.005", "100%,1"})
    void aShareIsANumberAndAPerCentSign(String text, double expected) {
        assertThat(Numbers.percent(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:2525", "mail.example.com:25", "[::1]:0", "localhost:65535"})
    void anAddressIsAHostAndAPort(String text) {
        assertThat(HostPort.parse(text).orElseThrow()).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":25", "host", "host:", "host:65536", "host:-1", "ho st:25", "http://h:25"})
    void anythingElseIsNoAddress(String text) {
        assertThat(HostPort.parse(text)).isEmpty();
    }

    @Test
    void onlyAddressesOfThisMachineAreLoopback() {
        assertThat(List.of("localhost", "127.0.0.1", "127.8.8.8", "::1"))
                .allMatch(host -> new HostPort(host, 25).isLoopback());
        assertThat(List.of("0.0.0.0", "::", "10.0.0.1", "127.0.0.1.example.com", "example.com"))
                .noneMatch(host -> new HostPort(host, 25).isLoopback());
    }

    @Test
    void twoListenersClashOnTheSamePortOfTheSameOrEveryAddress() {
        var one = new HostPort("127.0.0.1", 25);

        assertThat(one.clashesWith(new HostPort("0.0.0.0", 25))).isTrue();
        assertThat(one.clashesWith(new HostPort("127.0.0.2", 25))).isFalse();
        assertThat(new HostPort("127.0.0.1", 0).clashesWith(new HostPort("127.0.0.1", 0)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"a${X}b${X}c,a1b1c", "${Y:-two},two", "${EMPTY:-e},e", "$${X},${X}", "$X,$X", "${Y:-},''"})
    void variablesAreReplacedWhereTheyStand(String text, String expected) {
        var expansion = Expansion.of(text, Map.of("X", "1", "EMPTY", ""));

        assertThat(expansion).isEqualTo(new Expansion(expected, List.of()));
    }

    @Test
    void aVariableThatIsNotSetIsNamed() {
        assertThat(Expansion.of("${NOBODY}", Map.of()).faults())
                .extracting(Expansion.Fault::what)
                .containsExactly("the environment variable NOBODY is not set");
    }

    @ParameterizedTest
    @CsvSource({"retenshun,retention", "stmp,smtp", "admin-key,admin_key", "idel,idle", "htpp,http"})
    void theNearestKnownWordIsSuggested(String written, String meant) {
        var known = List.of("retention", "smtp", "admin_key", "idle", "http");

        assertThat(Suggestion.nearest(written, known)).contains(meant);
    }

    @Test
    void nothingIsSuggestedForAWordThatIsFarFromAll() {
        assertThat(Suggestion.nearest("frobnicate", List.of("smtp", "http"))).isEmpty();
    }
}
