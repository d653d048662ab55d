package dev.everpost.provider.smtp;

import dev.everpost.provider.ReplyWords;

/** What relays say in words because no code says it. */
final class RelayWords {

    /** A ceiling of the account is reached ("454 Throttling failure: Daily message quota exceeded."). */
    static final ReplyWords QUOTA = new ReplyWords("(daily|hourly|monthly) (\\w+ ){0,2}(quota|limit)"
            + "|(sending|message) (quota|limit) (is |has been )?(exceeded|reached)|maximum credits exceeded"
            + "|exceeded your (\\w+ )?quota");

    /** We are too fast ("454 Throttling failure: Maximum sending rate exceeded."). */
    static final ReplyWords RATE = new ReplyWords("throttl|sending rate|rate limit|rate exceeded|unusual rate|too fast"
            + "|slow down|too many (\\w+ ){0,2}(messages|connections|emails)|too much mail");

    /** The account is stopped. */
    static final ReplyWords SUSPENDED = new ReplyWords(
            "account (has been |is |was )?(\\w+ )?(suspended|disabled|blocked|deactivated|locked|terminated|paused"
                    + "|under review)|sending (is |has been |was )?(\\w+ )?(paused|suspended|disabled)");

    /** The account is stopped, where "account" alone could be the recipient's. */
    static final ReplyWords YOURS_SUSPENDED =
            new ReplyWords("your (\\w+ ){0,2}account|sending (is |has been |was )?(\\w+ )?(paused|suspended|disabled)");

    /** The sender's address or domain is not ours to use. */
    static final ReplyWords NOT_VERIFIED =
            new ReplyWords("not (been )?(a )?verified|unverified|verified sender|verify your (domain|sender|address)");

    /** The reply to MAIL speaks of the sender. */
    static final ReplyWords SENDER = new ReplyWords("\\bsender\\b|from address");

    /** They do not know us, or not well enough. */
    static final ReplyWords AUTHENTICATE = new ReplyWords("authentication (is )?(required|needed)|must authenticate"
            + "|authenticate first|auth(entication)? first|please authenticate|not authenticated");

    /** They know us too little to relay for us. */
    static final ReplyWords NO_RELAY = new ReplyWords("relay(ing)? (access )?(is )?(denied|prohibited|disallowed)"
            + "|relay(ing)? (is )?not (permitted|allowed)|unable to relay|not permitted to relay|relay access denied");

    /** Greylisting: the same again, later, will pass. */
    static final ReplyWords GREYLISTED = new ReplyWords("gr[ae]y-?list");

    /** The transaction is full, the recipient is not at fault. */
    static final ReplyWords TOO_MANY_RECIPIENTS = new ReplyWords("too many recipients");

    private RelayWords() {}
}
