package dev.everpost.standing;

import dev.everpost.fact.Outcome;
import dev.everpost.fact.ProviderName;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it was told, in words. */
final class RememberingEvents implements GateEvents {

    private final List<String> told = new CopyOnWriteArrayList<>();

    List<String> told() {
        return List.copyOf(told);
    }

    @Override
    public void changed(ProviderName provider, String from, String to, String why) {
        told.add(from + " -> " + to + ": " + why);
    }

    @Override
    public void accountTrouble(ProviderName provider, Outcome.Trouble trouble, String reply) {
        told.add("trouble " + trouble + ": " + reply);
    }

    @Override
    public void accountFine(ProviderName provider) {
        told.add("account fine");
    }
}
