package dev.everpost.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.everpost.scenario.Flapping;
import dev.everpost.scenario.NameNotFound;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxNamesTest {

    private final Sandbox sandbox = new Sandbox(World.real(), new Mailroom(World.real()));

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void eachProviderHasANameOfItsOwn() throws IOException {
        var relay = sandbox.smtp("alpha_1", 0, true);

        assertThat(relay.hostName()).isEqualTo("alpha-1.sandbox.localhost");
        assertThat(sandbox.names().addresses(relay.hostName())).containsExactly(InetAddress.getLoopbackAddress());
    }

    @Test
    void theNameIsGoneWhileThatIsTheFault() throws IOException {
        var relay = sandbox.smtp("alpha", 0, true);
        var other = sandbox.ses("gamma", 0, true);
        relay.set(new NameNotFound());

        assertUnknown(relay.hostName());
        assertThat(sandbox.names().addresses(other.hostName())).isNotEmpty();

        relay.heal();
        assertThat(sandbox.names().addresses(relay.hostName())).isNotEmpty();
    }

    @Test
    void aNameThatFlapsIsGoneWhileItIsDown() throws IOException {
        var relay = sandbox.smtp("alpha", 0, true);
        var day = Duration.ofDays(1);
        relay.set(new Flapping(day, day, new NameNotFound()));

        assertUnknown(relay.hostName());
    }

    @Test
    void aProviderThatIsNotHereIsUnknownAndOtherNamesAreTheMachines() throws IOException {
        assertUnknown("nobody.sandbox.localhost");
        assertThat(sandbox.names().addresses("127.0.0.1")).isEqualTo(List.of(InetAddress.getByName("127.0.0.1")));
    }

    private void assertUnknown(String host) {
        assertThatThrownBy(() -> sandbox.names().addresses(host)).isInstanceOf(UnknownHostException.class);
    }
}
