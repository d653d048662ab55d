package dev.everpost.fact;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt gave for one recipient; its type says what to do next.
 *
 * <p>{@code reply} is the provider's own words in one line (code and text), for people: hostile text, escape it wherever
 * it is shown. At most {@value #REPLY_MAX} characters.
 */
public sealed interface Outcome {

    /** Longer replies are cut. */
    int REPLY_MAX = 500;

    /** More are not kept. */
    int ADAPTATIONS_MAX = 20;

    /** The provider's words, or ours where the provider said nothing. */
    String reply();

    /**
     * The provider took responsibility.
     *
     * @param providerId its name for the message, or null
     * @param adaptations what it got that is not as it was submitted, in words; empty when it got the bytes themselves
     */
    record Accepted(@Nullable String providerId, String reply, List<String> adaptations) implements Outcome {
        public Accepted {
            reply = OneLine.of(reply);
            adaptations =
                    adaptations.stream().limit(ADAPTATIONS_MAX).map(OneLine::of).toList();
        }

        /** Taken as it was submitted. */
        public Accepted(@Nullable String providerId, String reply) {
            this(providerId, reply, List.of());
        }
    }

    /** Permanently no, for this recipient or this content; never counts against the provider, never goes to another. */
    record Refused(Scope scope, String reply) implements Outcome {
        public Refused {
            reply = OneLine.of(reply);
        }
    }

    /** Not now, by fault of the recipient's side or of our rate; {@code after} is what the provider asked for, or null. */
    record TryLater(Cause cause, @Nullable Duration after, String reply) implements Outcome {
        public TryLater {
            reply = OneLine.of(reply);
        }
    }

    /** The provider itself does not work; nothing was handed over. The next candidate is tried at once. */
    record ProviderDown(Failure failure, String reply) implements Outcome {
        public ProviderDown {
            reply = OneLine.of(reply);
        }
    }

    /** The provider works, but not for this account; nothing was handed over. Routes away and raises an alarm. */
    record AccountTrouble(Trouble trouble, String reply) implements Outcome {
        public AccountTrouble {
            reply = OneLine.of(reply);
        }
    }

    /** The body was sent and no answer came: nobody knows. The message class's policy decides. */
    record Unknown(String reply) implements Outcome {
        public Unknown {
            reply = OneLine.of(reply);
        }
    }

    /** What a refusal is about. */
    enum Scope {
        RECIPIENT,
        CONTENT
    }

    /** Why later. */
    enum Cause {
        /** This recipient or its domain, for now (mailbox full, greylisted). */
        RECIPIENT,
        /** We send too fast; the provider's rate is lowered. */
        THROTTLED
    }

    /** How a provider failed. */
    enum Failure {
        NAME_NOT_FOUND,
        CONNECT_REFUSED,
        CONNECT_TIMEOUT,
        TLS,
        /** The connection broke or stayed silent before the body was sent. */
        BROKEN,
        SILENT,
        /** The provider said that it has a problem (421, 4.3.x, HTTP 5xx). */
        SERVER_ERROR,
        /** It answered something that is not its protocol. */
        NONSENSE
    }

    /** What is wrong with our account. */
    enum Trouble {
        CREDENTIALS,
        SUSPENDED,
        QUOTA,
        SENDER_NOT_VERIFIED,
        /** A receiver thinks ill of where we send from; others may not. */
        REPUTATION
    }
}
