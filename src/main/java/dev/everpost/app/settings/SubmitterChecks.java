package dev.everpost.app.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks of who may submit: nobody is locked out, nobody can be taken for somebody else. */
final class SubmitterChecks {

    private static final int KEY_LENGTH_MIN = 16;
    private static final int PASSWORD_LENGTH_MIN = 8;

    private final Settings settings;
    private final Reading reading;

    SubmitterChecks(Settings settings, Reading reading) {
        this.settings = settings;
        this.reading = reading;
    }

    void run() {
        somebodyMaySubmit();
        settings.submitters().forEach(this::hasCredentials);
        credentialsAreUnique();
        settings.submitters().forEach(this::secretsAreLong);
        isLong("admin_key", settings.adminKey(), KEY_LENGTH_MIN);
    }

    private void somebodyMaySubmit() {
        boolean readable = reading.isSound("submitters") && reading.isSound("trust_loopback");
        if (readable && settings.submitters().isEmpty() && !settings.trustLoopback()) {
            reading.error(
                    "submitters", "nobody may submit mail", "add a submitter, or trust_loopback: true to try it out");
        }
    }

    private void hasCredentials(SubmitterSettings submitter) {
        var path = path(submitter);
        boolean given = Stream.of(".smtp", ".api_key", ".aws").anyMatch(key -> reading.isGiven(path + key));
        if (!given) {
            reading.error(path, path + " has no credentials", "add smtp, api_key or aws");
        }
    }

    private void credentialsAreUnique() {
        Map<String, String> ownerOf = new HashMap<>();
        for (var submitter : settings.submitters()) {
            var smtp = submitter.smtp();
            var aws = submitter.aws();
            var path = path(submitter);
            isUnique(ownerOf, path + ".smtp.username", smtp == null ? "" : smtp.username());
            isUnique(ownerOf, path + ".api_key", text(submitter.apiKey()));
            isUnique(ownerOf, path + ".aws.access_key_id", aws == null ? "" : aws.accessKeyId());
        }
        var adminKey = text(settings.adminKey());
        var owner = ownerOf.get("api_key " + adminKey);
        if (!adminKey.isEmpty() && owner != null) {
            reading.error("admin_key", "admin_key and " + owner + " are the same", "give each its own");
        }
    }

    private void isUnique(Map<String, String> ownerOf, String path, String value) {
        var kind = path.substring(path.lastIndexOf('.') + 1);
        var owner = value.isEmpty() ? null : ownerOf.putIfAbsent(kind + " " + value, path);
        if (owner != null) {
            reading.error(path, path + " and " + owner + " are the same", "give each its own");
        }
    }

    private void secretsAreLong(SubmitterSettings submitter) {
        isLong(path(submitter) + ".api_key", submitter.apiKey(), KEY_LENGTH_MIN);
        var aws = submitter.aws();
        isLong(path(submitter) + ".aws.secret_access_key", aws == null ? null : aws.secretAccessKey(), KEY_LENGTH_MIN);
        var smtp = submitter.smtp();
        isLong(path(submitter) + ".smtp.password", smtp == null ? null : smtp.password(), PASSWORD_LENGTH_MIN);
    }

    private void isLong(String path, @Nullable Secret secret, int least) {
        int length = text(secret).length();
        if (length > 0 && length < least) {
            var what = path + " has " + length + " characters and can be guessed";
            reading.warning(path, what, "use " + least + " or more, such as the output of 'openssl rand -hex 16'");
        }
    }

    private static String text(@Nullable Secret secret) {
        return secret == null ? "" : secret.value();
    }

    private static String path(SubmitterSettings submitter) {
        return "submitters." + submitter.name();
    }
}
