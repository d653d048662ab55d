package dev.everpost.app;

import dev.everpost.delivery.DeliveryRoom;
import dev.everpost.intake.Handoff;
import dev.everpost.message.MessageClass;
import dev.everpost.store.Work;
import java.util.function.BooleanSupplier;

/** Joins intake to delivery: the short way for fresh mail. */
record ShortWay(DeliveryRoom delivery, BooleanSupplier stopping) implements Handoff {

    @Override
    public boolean reserve(MessageClass messageClass, int sizeBytes) {
        return !stopping.getAsBoolean() && delivery.reserve(messageClass, sizeBytes);
    }

    @Override
    public void deliver(Work work) {
        delivery.deliver(work);
    }

    @Override
    public void giveBack(MessageClass messageClass, int sizeBytes) {
        delivery.giveBack(messageClass, sizeBytes);
    }

    @Override
    public void spooled() {
        delivery.poke();
    }
}
