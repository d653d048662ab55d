package dev.everpost.sandbox.sparkpost;

import dev.everpost.sandbox.HttpAnswer;
import dev.everpost.sandbox.Personality.Counter;
import dev.everpost.sandbox.Personality.Mail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Takes transmissions or refuses them, as SparkPost's API does. Thread-safe. */
final class SparkPostDesk {

    private static final long FIRST_ID = 102_345_678_901_234_567L;

    private final SparkPostArchive archive;

    SparkPostDesk(SparkPostArchive archive) {
        this.archive = archive;
    }

    HttpAnswer take(JsonNode json, Counter counter) {
        var mail = new SparkPostMail(json);
        var all = mail.recipients();
        if (all.isEmpty()) {
            return SparkPostErrors.say(422, 1400, "required field is missing", "recipients or list_id required");
        }
        if (mail.sender().isEmpty()) {
            return SparkPostErrors.say(422, 1400, "required field is missing", "content.from is a required field");
        }
        if (mail.sender().endsWith("@unverified.test")) {
            return SparkPostErrors.say(400, 7001, "Invalid domain", "Unconfigured Sending Domain <unverified.test>");
        }
        if (all.size() == 1 && all.getFirst().startsWith("suppressed@")) {
            return SparkPostErrors.say(
                    400, 1902, "Message generation rejected", "recipient address suppressed due to customer policy");
        }
        var sound = all.stream().filter(SparkPostDesk::isSound).toList();
        return sound.isEmpty()
                ? SparkPostErrors.say(400, 5002, "No valid recipients", "no valid recipients in list")
                : taken(mail, all.size() - sound.size(), sound, counter);
    }

    private HttpAnswer taken(SparkPostMail mail, int rejected, List<String> sound, Counter counter) {
        var id = Long.toString(FIRST_ID + counter.next());
        archive.keep(id, mail.ourId());
        counter.take(new Mail(id, mail.ourId(), mail.sender(), sound, mail.content()));
        Map<String, Object> results = new LinkedHashMap<>();
        if (rejected > 0) {
            results.put(
                    "rcpt_to_errors",
                    List.of(Map.of(
                            "message",
                            "invalid data format/type",
                            "description",
                            "address.email is not a valid email address",
                            "code",
                            "1300")));
        }
        results.put("total_rejected_recipients", rejected);
        results.put("total_accepted_recipients", sound.size());
        results.put("id", id);
        return HttpAnswer.json(200, Map.of("results", results));
    }

    /** What SparkPost cannot read is known here by its name. */
    private static boolean isSound(String address) {
        return address.contains("@") && !address.startsWith("illegal@");
    }
}
