package dev.everpost.edge.ses;

/** What came of reading a SendEmail body: the request, or a {@link Fault}. */
sealed interface SendEmailReading permits SendEmailRequest, Fault {}
