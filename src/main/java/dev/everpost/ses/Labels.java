package dev.everpost.ses;

import dev.everpost.message.MessageClass;
import dev.everpost.ses.Email.Tag;
import dev.everpost.ses.SendingAccount.SetRules;
import dev.everpost.ses.SesError.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What tags and configuration set make of a message.
 *
 * @param messageClass null leaves it to intake
 * @param tags with the configuration set among them, so that routes and events can go by it
 */
record Labels(@Nullable MessageClass messageClass, Map<String, String> tags) {

    /** The tag that chooses the message class. */
    static final String CLASS_TAG = "everpost-class";

    /** The tag that tells which configuration set a message named. */
    static final String CONFIGURATION_SET_TAG = "ses:configuration-set";

    private static final SetRules NO_SET = new SetRules(true, null);

    Labels {
        tags = Map.copyOf(tags);
    }

    /** Reads them, or says why the account does not send such mail now. */
    static Result<Labels> of(SendingAccount account, @Nullable String set, List<Tag> tags) {
        if (!account.sendingEnabled()) {
            return Result.failed(Kind.SENDING_PAUSED, "Email sending is disabled for this account.");
        }
        var flaw = TagRules.firstError(tags);
        if (flaw != null) {
            return new Result.Failed<>(flaw);
        }
        var rules = set == null || set.isEmpty()
                ? NO_SET
                : account.configurationSet(set).orElse(null);
        if (rules == null) {
            return Result.failed(Kind.CONFIGURATION_SET_NOT_FOUND, "Configuration set <" + set + "> does not exist.");
        }
        return rules.sendingEnabled()
                ? labels(set, rules, tags)
                : Result.failed(
                        Kind.CONFIGURATION_SET_SENDING_PAUSED,
                        "Email sending is disabled for configuration set <" + set + ">.");
    }

    private static Result<Labels> labels(@Nullable String set, SetRules rules, List<Tag> tags) {
        var all = new HashMap<String, String>();
        tags.forEach(tag -> all.put(tag.name(), tag.value()));
        var label = all.get(CLASS_TAG);
        var named = label == null ? null : MessageClass.parse(label).orElse(null);
        if (label != null && named == null) {
            return Result.failed(
                    Kind.BAD_REQUEST,
                    "Tag " + CLASS_TAG + " must be critical, transactional or bulk, not '" + label + "'.");
        }
        if (set != null && !set.isEmpty()) {
            all.put(CONFIGURATION_SET_TAG, set);
        }
        return Result.done(new Labels(named == null ? rules.messageClass() : named, all));
    }
}
