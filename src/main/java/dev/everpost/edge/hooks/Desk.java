package dev.everpost.edge.hooks;

import dev.everpost.fact.ProviderName;
import dev.everpost.feedback.Hearing;
import dev.everpost.provider.hook.HookReading;
import dev.everpost.store.Postbox.Keeping;
import java.util.Optional;

/** Does what a reading asks for: keeps, answers, visits, or refuses. */
final class Desk {

    private final Hearing hearing;
    private final Visitor visitor;
    private final HookEvents events;

    Desk(Hearing hearing, Visitor visitor, HookEvents events) {
        this.hearing = hearing;
        this.visitor = visitor;
        this.events = events;
    }

    Done answer(ProviderName provider, HookReading reading) {
        return switch (reading) {
            case HookReading.Tidings tidings -> keep(provider, tidings);
            case HookReading.Handshake(var contentType, var body) -> Done.words(HookEnd.HANDSHAKE, contentType, body);
            case HookReading.Invitation(var place) -> visited(visitor.visit(place));
            case HookReading.Forged(var why) -> Done.refused(HookEnd.FORGED, why);
            case HookReading.Malformed(var why) -> Done.refused(HookEnd.MALFORMED, why);
        };
    }

    private Done keep(ProviderName provider, HookReading.Tidings tidings) {
        return switch (hearing.keep(provider, tidings.all())) {
            case Keeping.Done(int fresh, int repeated) -> {
                events.kept(provider, fresh, repeated);
                yield Done.well(HookEnd.KEPT);
            }
            case Keeping.Unavailable(var why) -> Done.refused(HookEnd.UNAVAILABLE, why);
        };
    }

    private static Done visited(Optional<String> obstacle) {
        return obstacle.map(why -> Done.refused(HookEnd.INVITATION_FAILED, why))
                .orElseGet(() -> Done.well(HookEnd.INVITATION));
    }
}
