package dev.everpost.reputation;

import dev.everpost.fact.ProviderName;
import dev.everpost.message.Message;
import dev.everpost.message.Recipient;
import dev.everpost.pool.Boarding;
import dev.everpost.pool.Desk;
import java.util.List;

/** A desk with the guard before it. */
public record Guarded(Guard guard, ProviderName provider, Desk behind) implements Desk {

    @Override
    public Boarding board(Message message, List<Recipient> recipients) {
        return guard.board(provider, behind, message, recipients);
    }
}
