/** Any relay or provider that takes mail by SMTP: kept connections, and replies read as outcomes. */
@NullMarked
package dev.everpost.provider.smtp;

import org.jspecify.annotations.NullMarked;
