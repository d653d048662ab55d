package dev.everpost.app.settings;

/**
 * What is done about mail that a provider took and never reported on, by class.
 *
 * @param perMessage so often one message is sent again at most
 * @param perMinute so many deliveries are sent again in any minute at most
 */
public record SilenceSettings(
        OnSilence critical, OnSilence transactional, OnSilence bulk, int perMessage, int perMinute) {

    /** What is done. */
    public enum OnSilence {
        /** Its provider is asked; unless it has it, another one gets it. */
        INQUIRE_THEN_RESEND,
        /** Its provider is asked; another one gets it only when it never got it. */
        INQUIRE,
        /** A person is called. */
        ALARM
    }

    static SilenceSettings read(Section section) {
        var choice = Kinds.choice(OnSilence.class);
        return new SilenceSettings(
                section.get("critical", choice, OnSilence.INQUIRE_THEN_RESEND),
                section.get("transactional", choice, OnSilence.ALARM),
                section.get("bulk", choice, OnSilence.ALARM),
                section.get("per_message", Kinds.integer(1, 5), 1),
                section.get("per_minute", Kinds.integer(1, 10_000), 30));
    }
}
