package dev.everpost.app.settings;

import java.time.Duration;

/** How old a signed post of a vendor may be: vendors repeat a post for hours when we were away, some with its first time. */
final class HookAge {

    private HookAge() {}

    static Duration read(Section hook) {
        return hook.get("max_age", Kinds.duration(Duration.ofMinutes(1), Duration.ofDays(7)), Duration.ofDays(1));
    }
}
