package dev.everpost.acceptance;

import java.net.URI;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/** The AWS SDK for Java as an application builds it, pointed at a port of this machine. */
final class AwsClients {

    private AwsClients() {}

    /** With the keys of the submitter shop. */
    static SesV2Client at(int port) {
        return at(port, ConfigFile.AWS_KEY_ID, ConfigFile.AWS_SECRET, override -> {});
    }

    static SesV2Client at(int port, Consumer<ClientOverrideConfiguration.Builder> override) {
        return at(port, ConfigFile.AWS_KEY_ID, ConfigFile.AWS_SECRET, override);
    }

    static SesV2Client at(int port, String keyId, String secret) {
        return at(port, keyId, secret, override -> {});
    }

    private static SesV2Client at(
            int port, String keyId, String secret, Consumer<ClientOverrideConfiguration.Builder> override) {
        return SesV2Client.builder()
                .region(Region.EU_WEST_1)
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(keyId, secret)))
                .overrideConfiguration(override)
                .build();
    }
}
