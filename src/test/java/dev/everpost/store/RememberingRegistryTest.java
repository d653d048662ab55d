package dev.everpost.store;

import static dev.everpost.store.Mail.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The registry that other rooms' specs stand on keeps the contract, and fails when told to. */
class RememberingRegistryTest extends RegistryContract {

    private final RememberingRegistry registry = new RememberingRegistry();

    @Override
    protected Registry registry() {
        return registry;
    }

    @Test
    void whileItFailsNothingIsChanged() {
        var key = new Registry.Key("template", "welcome");
        registry.create(key, "1", 10, NOON);
        registry.fail("disk");

        assertThat(registry.remove(key)).isEqualTo(new Registry.Change.Unavailable("disk"));
        assertThat(registry.replace(key, "2", NOON)).isEqualTo(new Registry.Change.Unavailable("disk"));
        assertThat(registry.find(key))
                .hasValueSatisfying(document -> assertThat(document.json()).isEqualTo("1"));
    }
}
