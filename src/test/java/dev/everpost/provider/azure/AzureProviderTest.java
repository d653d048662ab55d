package dev.everpost.provider.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.ProviderName;
import dev.everpost.provider.Provider;
import dev.everpost.provider.web.RebuildingContract;
import dev.everpost.provider.web.WebSettings;
import dev.everpost.sandbox.Personality;
import dev.everpost.sandbox.azure.AzurePersonality;
import dev.everpost.world.World;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The Azure provider against a simulated Azure on a real socket, in every illness. */
class AzureProviderTest extends RebuildingContract {

    @Override
    protected Personality personality() {
        return new AzurePersonality();
    }

    @Override
    protected String goodKey() {
        return AzurePersonality.ACCESS_KEY;
    }

    @Override
    protected String wrongKey() {
        return "d3Jvbmc=";
    }

    @Override
    protected Provider provider(WebSettings web, URI endpoint, String key, World world) {
        return new AzureProvider(new AzureSettings(web, endpoint, key), world);
    }

    @Test
    void secretsAreNotInTheText() {
        var web = WebSettings.of(new ProviderName("azure"));
        var settings = new AzureSettings(web, URI.create("http://127.0.0.1:1"), "bmV2ZXItc2hvd24=");

        assertThat(settings.toString()).doesNotContain("bmV2ZXItc2hvd24=");
    }
}
