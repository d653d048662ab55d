package dev.everpost.provider.sparkpost;

import dev.everpost.message.Message;
import dev.everpost.message.MessageClass;
import dev.everpost.message.Recipient;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of one call of {@code POST /api/v1/transmissions}: raw content, envelope recipients only, our id as a metadatum.
 *
 * <p>Every recipient gets the message as it is, whoever its header names, so blind copies stay blind.
 */
final class SparkPostTransmission {

    /** The metadatum that carries our id; it comes back in reports and in searches. */
    static final String ID = "everpost_id";

    /** Of all metadata together, as JSON; what does not fit stays here. */
    static final int METADATA_BYTES_MAX = 1000;

    static final int CAMPAIGN_BYTES_MAX = 64;

    private static final String CLASS = "everpost_class";
    private static final JsonMapper JSON = new JsonMapper();

    private SparkPostTransmission() {}

    static byte[] json(Message message, List<Recipient> recipients, String rfc822, SparkPostSettings settings) {
        var body = JSON.createObjectNode();
        options(body.putObject("options"), message.messageClass(), settings);
        campaign(body, message);
        body.set("metadata", JSON.valueToTree(metadata(message)));
        for (var to : recipients) {
            body.withArray("recipients")
                    .addObject()
                    .putObject("address")
                    .put("email", to.address().toString());
        }
        body.putObject("content").put("email_rfc822", rfc822);
        return JSON.writeValueAsBytes(body);
    }

    private static void options(ObjectNode options, MessageClass messageClass, SparkPostSettings settings) {
        options.put("open_tracking", settings.tracking());
        options.put("click_tracking", settings.tracking());
        options.put("transactional", messageClass != MessageClass.BULK);
        // "{{" in a message would be taken for SparkPost's template language
        options.put("perform_substitutions", false);
        if (settings.ipPool() != null) {
            options.put("ip_pool", settings.ipPool());
        }
    }

    private static void campaign(ObjectNode body, Message message) {
        var tags = new TreeMap<>(message.tags());
        if (!tags.isEmpty() && bytes(tags.firstEntry().getValue()) <= CAMPAIGN_BYTES_MAX) {
            body.put("campaign_id", tags.firstEntry().getValue());
        }
    }

    private static Map<String, String> metadata(Message message) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(ID, message.id().toString());
        fields.put(CLASS, message.messageClass().label());
        new TreeMap<>(message.tags()).forEach((name, value) -> add(fields, name, value));
        new TreeMap<>(message.metadata()).forEach((name, value) -> add(fields, name, value));
        return fields;
    }

    private static void add(Map<String, String> fields, String name, String value) {
        if (!fields.containsKey(name)) {
            fields.put(name, value);
            if (JSON.writeValueAsBytes(fields).length > METADATA_BYTES_MAX) {
                fields.remove(name);
            }
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
