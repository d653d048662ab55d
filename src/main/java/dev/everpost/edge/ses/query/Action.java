package dev.everpost.edge.ses.query;

import java.util.function.Function;

/** An operation of SES API v1 by its name, and what it answers. */
record Action(String name, Function<Call, Answer> answer) {}
