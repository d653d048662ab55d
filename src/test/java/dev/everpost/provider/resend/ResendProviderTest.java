package dev.everpost.provider.resend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.ProviderName;
import dev.everpost.provider.Provider;
import dev.everpost.provider.web.RebuildingContract;
import dev.everpost.provider.web.WebSettings;
import dev.everpost.sandbox.Personality;
import dev.everpost.sandbox.resend.ResendPersonality;
import dev.everpost.world.World;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The Resend provider against a simulated Resend on a real socket, in every illness. */
class ResendProviderTest extends RebuildingContract {

    @Override
    protected Personality personality() {
        return new ResendPersonality();
    }

    @Override
    protected String goodKey() {
        return ResendPersonality.API_KEY;
    }

    @Override
    protected String wrongKey() {
        return "re_wrong";
    }

    @Override
    protected Provider provider(WebSettings web, URI endpoint, String key, World world) {
        return new ResendProvider(new ResendSettings(web, endpoint, key), world);
    }

    @Test
    void secretsAreNotInTheText() {
        var web = WebSettings.of(new ProviderName("resend"));
        var settings = new ResendSettings(web, URI.create("http://127.0.0.1:1"), "re_never-shown");

        assertThat(settings.toString()).doesNotContain("re_never-shown");
    }
}
