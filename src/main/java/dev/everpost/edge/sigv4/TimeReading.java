package dev.everpost.edge.sigv4;

/** What a request says about when it was signed: a time, or a {@link Refusal}. */
sealed interface TimeReading permits SigningTime, Refusal {}
