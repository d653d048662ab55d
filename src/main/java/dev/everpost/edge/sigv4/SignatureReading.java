package dev.everpost.edge.sigv4;

/** What a request shows as its signature: one that can be judged, or a {@link Refusal}. */
sealed interface SignatureReading permits Signature, Refusal {}
