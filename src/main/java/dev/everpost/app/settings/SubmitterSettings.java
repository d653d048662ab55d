package dev.everpost.app.settings;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may submit mail.
 *
 * @param senders allowed envelope senders: an address, {@code @domain}, or {@code *} for any
 */
public record SubmitterSettings(
        String name,
        @Nullable SmtpLogin smtp,
        @Nullable Secret apiKey,
        @Nullable AwsKey aws,
        List<String> senders) {

    public SubmitterSettings {
        senders = List.copyOf(senders);
    }

    static List<SubmitterSettings> readAll(Map<String, Section> named) {
        return named.entrySet().stream()
                .map(entry -> read(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static SubmitterSettings read(String name, Section section) {
        return new SubmitterSettings(
                name,
                SmtpLogin.read(section.sectionIfGiven("smtp")),
                section.find("api_key", Kinds.SECRET),
                AwsKey.read(section.sectionIfGiven("aws")),
                section.list("senders", Kinds.SENDER, "required"));
    }

    /** A name and password for SMTP AUTH. */
    public record SmtpLogin(String username, Secret password) {
        private static @Nullable SmtpLogin read(@Nullable Section section) {
            return section == null
                    ? null
                    : new SmtpLogin(
                            section.require("username", Kinds.TEXT, ""),
                            section.require("password", Kinds.SECRET, new Secret("")));
        }
    }

    /**
     * An access key pair as AWS clients use them.
     *
     * @param sessionToken what every request signed with the pair must carry, or null
     */
    public record AwsKey(
            String accessKeyId,
            Secret secretAccessKey,
            @Nullable Secret sessionToken) {
        private static @Nullable AwsKey read(@Nullable Section section) {
            return section == null
                    ? null
                    : new AwsKey(
                            section.require("access_key_id", Kinds.ACCESS_KEY_ID, ""),
                            section.require("secret_access_key", Kinds.SECRET, new Secret("")),
                            section.find("session_token", Kinds.LONG_SECRET));
        }
    }
}
