package dev.everpost.provider.mx;

import dev.everpost.provider.ReplyWords;

/** What receivers say in words because no code says it. */
final class ReceiverWords {

    /** They think ill of the address that we come from. */
    static final ReplyWords REPUTATION = new ReplyWords("block(ed)? ?list|black"
            + " ?list|\\b(dns|r)bl\\b|spamhaus|barracuda|spamcop|sorbs|\\breputation\\b|banned sending"
            + " ip|(ip|host|client)\\b.{0,80}\\b(blocked|listed|banned|denied)|(blocked|listed|banned).{0,80}\\b(your|the)"
            + " (ip|server|network|host)\\b|part of their network is on our block|\\b(ptr|reverse dns|rdns)\\b");

    /** They believe that the mail is not from whom it says. */
    static final ReplyWords AUTHENTICATION =
            new ReplyWords("\\b(spf|dkim|dmarc)\\b|unauthenticated (e-?mail|mail|sender)");

    /** They doubt the content. */
    static final ReplyWords SPAM = new ReplyWords("\\bspam|\\bjunk\\b|unsolicited|bulk mail|virus|malware|phish");

    private ReceiverWords() {}
}
