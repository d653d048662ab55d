package dev.everpost.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DnsSettingsTest {

    @Test
    void withoutASectionTheMachinesServersAreAsked() {
        assertThat(Examples.loaded("shape.yaml").settings().dns().servers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.53, 192.0.2.53:53",
        "127.0.0.1:5353, 127.0.0.1:5353",
        "2001:db8::53, [2001:db8::53]:53",
        "'[2001:db8::53]:5353', [2001:db8::53]:5353"
    })
    void aServerIsAnAddressWithAPortOrWithout(String text, String server) {
        var reading = new Reading("x", Map.of());
        assertThat(read(reading, text).servers()).extracting(HostPort::toString).isEqualTo(List.of(server));
        assertThat(reading.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dns.example.com", "dns.example.com:53", "192.0.2.53:0", "192.0.2", "[2001:db8::53]"})
    void aNameIsNoServer(String text) {
        var reading = new Reading("x", Map.of());
        read(reading, text);
        assertThat(reading.problems()).hasSize(1);
    }

    private static DnsSettings read(Reading reading, String server) {
        var file = SettingsFile.compose("dns: { servers: ['" + server + "'] }", reading);
        return DnsSettings.read(
                Section.open(reading, Trail.ROOT, file.orElseThrow()).section("dns"));
    }
}
