package dev.everpost.edge.sigv4;

/** What the headers of a request say about who signed it, before its body is read: worth proving, or a {@link Refusal}. */
public sealed interface Claim permits Claimed, Refusal {}
