package dev.everpost.app;

import dev.everpost.app.settings.ProviderSettings;
import dev.everpost.app.settings.Settings;
import dev.everpost.app.settings.SubmitterSettings;
import dev.everpost.app.settings.WebhookSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What changed between two configurations: what can be applied while running, and what waits for a restart. */
final class SettingsDifference {

    private final Settings before;
    private final Settings after;

    SettingsDifference(Settings before, Settings after) {
        this.before = before;
        this.after = after;
    }

    /** The new settings, with the old values where a restart is needed. */
    Settings applicable() {
        return new Settings(
                before.listen(),
                before.store(),
                before.trustLoopback(),
                after.adminKey(),
                before.smtp(),
                before.http(),
                before.dns(),
                before.ses(),
                before.suppression(),
                before.topics(),
                before.events(),
                after.webhooks(),
                before.feedback(),
                after.feeds(),
                after.submitters(),
                after.providers(),
                after.routes(),
                after.harm(),
                before.retention(),
                before.storeMinFreeBytes(),
                before.delivery(),
                before.capacity(),
                before.reputation(),
                before.probes(),
                before.canary(),
                before.anomaly(),
                after.shutdownWithin(),
                before.log());
    }

    /** Line by line, what is in force now. */
    List<String> changes() {
        var lines = new ArrayList<String>();
        lines.addAll(compare("provider", before.providers(), after.providers(), ProviderSettings::name));
        lines.addAll(compare("submitter", before.submitters(), after.submitters(), SubmitterSettings::name));
        lines.addAll(compare("webhook", before.webhooks(), after.webhooks(), WebhookSettings::name));
        if (!before.routes().equals(after.routes())) {
            lines.add("routes: " + after.routes().size() + " rules now");
        }
        if (!before.feeds().equals(after.feeds())) {
            lines.add("feeds changed");
        }
        if (!before.harm().equals(after.harm())) {
            lines.add("harm changed");
        }
        if (!Objects.equals(before.adminKey(), after.adminKey())) {
            lines.add("admin_key changed");
        }
        if (!before.shutdownWithin().equals(after.shutdownWithin())) {
            lines.add("shutdown_within changed");
        }
        return lines;
    }

    /** The keys whose new values are not in force. */
    List<String> needRestart() {
        var keys = new ArrayList<String>();
        note(keys, "listen", Settings::listen);
        note(keys, "store", Settings::store);
        note(keys, "trust_loopback", Settings::trustLoopback);
        note(keys, "smtp", Settings::smtp);
        note(keys, "http", Settings::http);
        note(keys, "dns", Settings::dns);
        note(keys, "ses", Settings::ses);
        note(keys, "topics", Settings::topics);
        note(keys, "events", Settings::events);
        note(keys, "feedback", Settings::feedback);
        note(keys, "retention", Settings::retention);
        note(keys, "store_min_free", Settings::storeMinFreeBytes);
        note(keys, "delivery", Settings::delivery);
        note(keys, "capacity", Settings::capacity);
        note(keys, "reputation", Settings::reputation);
        note(keys, "probes", Settings::probes);
        note(keys, "canary", Settings::canary);
        note(keys, "anomaly", Settings::anomaly);
        note(keys, "log", Settings::log);
        return keys;
    }

    private void note(List<String> keys, String key, Function<Settings, @Nullable Object> value) {
        if (!Objects.equals(value.apply(before), value.apply(after))) {
            keys.add(key);
        }
    }

    private static <T> List<String> compare(String noun, List<T> before, List<T> after, Function<T, String> name) {
        var old = new TreeMap<String, T>();
        before.forEach(item -> old.put(name.apply(item), item));
        var lines = new ArrayList<String>();
        for (var item : after) {
            var known = old.remove(name.apply(item));
            if (known == null) {
                lines.add(noun + " " + name.apply(item) + " added");
            } else if (!known.equals(item)) {
                lines.add(noun + " " + name.apply(item) + " changed");
            }
        }
        old.keySet().forEach(gone -> lines.add(noun + " " + gone + " removed"));
        return lines;
    }
}
