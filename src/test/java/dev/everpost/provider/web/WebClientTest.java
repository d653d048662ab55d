package dev.everpost.provider.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.Outcome.Failure;
import dev.everpost.fact.ProviderName;
import dev.everpost.provider.web.WebSettings.Patience;
import dev.everpost.sandbox.Echo;
import dev.everpost.sandbox.Mailroom;
import dev.everpost.sandbox.Sandbox;
import dev.everpost.sandbox.SimulatedWeb;
import dev.everpost.scenario.BlackHole;
import dev.everpost.scenario.ConnectionRefused;
import dev.everpost.scenario.ExpiredCertificate;
import dev.everpost.scenario.HangAfterData;
import dev.everpost.scenario.NameNotFound;
import dev.everpost.scenario.ResetAfterData;
import dev.everpost.world.World;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One call to an API on a real socket, in every illness: what counts as handed over. */
class WebClientTest {

    private final Sandbox sandbox = new Sandbox(World.real(), new Mailroom(World.real()));

    @TempDir
    private Path folder;

    private SimulatedWeb vendor;
    private WebClient client;

    @BeforeEach
    void start() throws IOException {
        vendor = sandbox.web("echo", 0, true, new Echo());
        var authority = Files.writeString(
                folder.resolve("ca.pem"), sandbox.certificates().authorityPem());
        var patience = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(1));
        var settings = new WebSettings(new ProviderName("echo"), authority, patience, patience, 4);
        client = new WebClient(settings, World.real().withNames(sandbox.names()));
    }

    @AfterEach
    void stop() {
        client.close();
        sandbox.close();
    }

    @Test
    void anAnswerComesWithItsStatusHeadersAndBody() {
        var answered = (WebAnswer.Answered) call();
        assertThat(answered.status()).isEqualTo(202);
        assertThat(answered.header("X-Echo")).contains("7");
        assertThat(answered.json().path("got").asString()).isEqualTo("hi there");
    }

    @Test
    void beforeTheBodyHasLeftNothingWasHandedOver() {
        vendor.set(new ConnectionRefused());
        assertThat(failure()).isEqualTo(Failure.CONNECT_REFUSED);
        vendor.set(new NameNotFound());
        assertThat(failure()).isEqualTo(Failure.NAME_NOT_FOUND);
        vendor.set(new ExpiredCertificate());
        assertThat(failure()).isEqualTo(Failure.TLS);
        vendor.set(new BlackHole());
        assertThat(((WebAnswer.Failed) call()).outcome()).isInstanceOf(Outcome.ProviderDown.class);
    }

    @Test
    void afterTheBodyHasLeftNobodyKnows() {
        vendor.set(new HangAfterData());
        assertThat(((WebAnswer.Failed) call()).outcome()).isInstanceOf(Outcome.Unknown.class);
        vendor.set(new ResetAfterData(true));
        assertThat(((WebAnswer.Failed) call()).outcome()).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void aSecretInAHeaderIsNotShownInText() {
        assertThat(request().withBearer("never-shown").toString()).doesNotContain("never-shown");
    }

    private Failure failure() {
        return ((Outcome.ProviderDown) ((WebAnswer.Failed) call()).outcome()).failure();
    }

    private WebAnswer call() {
        return client.call(request());
    }

    /** By the name that the sandbox steers. */
    private WebRequest request() {
        var uri = URI.create("https://" + vendor.hostName() + ":" + vendor.port() + "/send");
        return WebRequest.post(
                uri, "text/plain", "hi ".getBytes(StandardCharsets.UTF_8), "there".getBytes(StandardCharsets.UTF_8));
    }
}
